// What the load judges: one product for a query, with a grade, marked evidence, a note, and a rule.

const en = (text) => ({ en: text });

export const guideline = {
  gradeglass: 1,
  id: "load",
  version: "1.0.0",
  title: en("Shoes"),
  languages: ["en"],
  judge: "results",
  inputs: { query: { text: "string" }, result: { card: "product", data: { title: "string", price: "double" } } },
  fields: [
    {
      id: "grade", kind: "choice", scope: "result", required: true, label: en("How well does it answer?"),
      options: [{ id: "exact", key: "1", label: en("Exact") }, { id: "off", key: "0", label: en("Off") }],
    },
    { id: "evidence", kind: "span", scope: "result", of: "result.data.title", label: en("Evidence") },
    { id: "note", kind: "text", scope: "result", label: en("Note") },
  ],
  rules: [
    {
      id: "exact-cites-evidence", scope: "result", severity: "error", fields: ["evidence"],
      when: 'answer.grade == "exact"', require: "size(answer.evidence) > 0",
      message: en("An exact match cites the words that make it exact."),
    },
  ],
};

export const tasks = (count) =>
  Array.from({ length: count }, (_, at) => ({
    gradeglass: 1,
    id: `t${at}`,
    query: { text: "shoe" },
    results: [{ id: "r1", position: 1, card: "product", data: { title: `Shoe number ${at}`, price: 20 + at } }],
  }));
