// Guidelines and tasks of the tests' own, small enough to keep in one's head.

const text = (en) => ({ en });

const GRADE = {
  id: "grade",
  kind: "choice",
  scope: "result",
  label: text("How well does it answer the query?"),
  required: true,
  options: [
    { id: "exact", key: "3", gain: 3, label: text("Exact") },
    { id: "partial", key: "2", gain: 1, label: text("Partial") },
    { id: "irrelevant", key: "1", gain: 0, label: text("Irrelevant") },
    { id: "broken", key: "0", gain: 0, label: text("Broken") },
  ],
};

const COMMON = {
  gradeglass: 1,
  version: "1.0.0",
  languages: ["en"],
  judge: "results",
  protection: { unclassified: "open" },
  inputs: {
    query: { text: "string" },
    result: { card: "product", data: { title: "string", price: "double?", in_stock: "bool?" } },
  },
};

/** One question for each result, and no rules: one key judges. */
export const quick = { ...COMMON, id: "quick", title: text("Quick relevance"), fields: [GRADE] };

/** The same with a note that is asked for what is broken, one error and two kinds of warning. */
export const careful = {
  ...COMMON,
  id: "careful",
  title: text("Careful relevance"),
  fields: [
    GRADE,
    { id: "note", kind: "text", scope: "result", label: text("What is broken?"), shown: 'answer.grade == "broken"' },
  ],
  rules: [
    {
      id: "broken-is-told",
      scope: "result",
      when: 'answer.grade == "broken"',
      require: "size(answer.note) > 0",
      severity: "error",
      fields: ["note"],
      message: text("Say what is broken."),
      see: "broken",
    },
    {
      id: "first-is-seldom-irrelevant",
      scope: "result",
      when: 'answer.grade == "irrelevant"',
      require: "result.position != 1",
      severity: "warning",
      override: "confirm",
      fields: ["grade"],
      message: text("The first result is seldom irrelevant."),
    },
    {
      id: "exact-can-be-bought",
      scope: "result",
      when: 'answer.grade == "exact" && has(result.data.in_stock)',
      require: "result.data.in_stock",
      severity: "warning",
      override: "reason",
      fields: ["grade"],
      message: text("It cannot be bought: say why it is exact."),
    },
  ],
  sop: text("# Relevance\n\nJudge what the shopper sees.\n\n# Broken results {#broken}\n\nSay in the note what does not work."),
};

/** Tasks of so many results each; without labels nothing of them is covered. `change` may alter a result. */
export function tasks(count, results, change = (result) => result) {
  return Array.from({ length: count }, (_, at) => ({
    gradeglass: 1,
    id: `t${at + 1}`,
    query: { text: `salon chair ${at + 1}` },
    results: Array.from({ length: results }, (_, index) =>
      change({
        id: `r${index + 1}`,
        position: index + 1,
        card: "product",
        data: { title: `Chair number ${index + 1}`, price: 20.5 + index, in_stock: true },
      }, at),
    ),
  }));
}
