// What both pages ask: one graded answer for each product of a list. Written by a formula, so that
// every run shows the same.

const NOUNS = ["chair", "lamp", "table", "shelf", "stool", "mirror", "rug", "desk"];
const KINDS = ["reclining", "folding", "oak", "steel", "small", "round", "black", "walnut"];
export const OPTIONS = [
  ["exact", "Exact"],
  ["substitute", "Substitute"],
  ["complement", "Complement"],
  ["irrelevant", "Irrelevant"],
];

/** So many products. */
export function products(count) {
  return Array.from({ length: count }, (_, index) => ({
    title: `${KINDS[index % 8]} ${NOUNS[(index * 5 + (index >> 3)) % 8]}, model ${index + 1}`,
    price: `${20 + ((index * 37) % 400)}.00 EUR`,
    snippet: `A ${KINDS[(index * 3) % 8]} piece for hall and study, delivered in ${2 + (index % 9)} days, with a warranty of ${1 + (index % 5)} years.`,
  }));
}

/** The guideline that Gradeglass asks by. */
export const guideline = {
  gradeglass: 1,
  id: "bench",
  version: "1.0.0",
  title: { en: "Product relevance" },
  languages: ["en"],
  judge: "results",
  protection: { unclassified: "open" },
  inputs: {
    query: { text: "string" },
    result: { card: "product", data: { title: "string", price: "string", snippet: "string" } },
  },
  fields: [
    {
      id: "grade",
      kind: "choice",
      scope: "result",
      label: { en: "How well does it answer the query?" },
      required: true,
      options: OPTIONS.map(([id, label], index) => ({ id, label: { en: label }, key: String(index + 1), gain: 3 - index })),
    },
  ],
};

/** One covered video: what covering costs is measured on it. */
export const filmGuideline = {
  ...guideline,
  id: "bench-film",
  inputs: { query: { text: "string" }, result: { card: "video", data: { title: "string" } } },
};
export const filmTasks = [{
  gradeglass: 1,
  id: "film",
  query: { text: "a film" },
  results: [{
    id: "r1",
    position: 1,
    card: "video",
    data: { title: "A film" },
    labels: [{ category: "hate", source: "bench" }],
    media: [{ kind: "video", url: "/film.webm", preview: "LEHV6nWB2yk8pyo0adR*.7kCMdnj", width: 1920, height: 1080 }],
  }],
}];

/** The one task of so many results. Nothing in it is covered. */
export function tasks(count) {
  const results = products(count).map((data, index) => ({
    id: `r${index + 1}`,
    position: index + 1,
    card: "product",
    data,
  }));
  return [{ gradeglass: 1, id: `of-${count}`, query: { text: "chair for the study" }, results }];
}

/** The same as a SurveyJS form. */
export function survey(count) {
  const elements = products(count).map(({ title, price, snippet }, index) => ({
    type: "panel",
    name: `card${index}`,
    elements: [
      { type: "html", name: `product${index}`, html: `<h3>${title}</h3><p>${price}</p><p>${snippet}</p>` },
      {
        type: "radiogroup",
        name: `grade${index}`,
        title: "How well does it answer the query?",
        isRequired: true,
        choices: OPTIONS.map(([value, text]) => ({ value, text })),
      },
    ],
  }));
  return { title: "chair for the study", elements };
}
