// A backend that checks judgments again in JavaScript, with the CEL of npm's `@bufbuild/cel`.
//
// `broken(guideline, task, answers)` gives the rules that a judgment breaks, as `rule` or, for a rule that
// is asked of each result, `rule result`. The guideline is the JSON that `gradeglass build` writes.

import { celEnv, isCelError, parse, plan } from "@bufbuild/cel";

const env = celEnv();

/** Whole numbers of rules are integers: in JavaScript, BigInt. */
const ANSWERS = {
  scale: BigInt,
  span: (marks) => marks.map(({ start, end, ...rest }) => ({ ...rest, start: BigInt(start), end: BigInt(end) })),
};

/** What an unanswered list or text is once a judgment is submitted. Other fields are absent. */
const EMPTY = { choices: [], taxonomy: [], span: [], text: "" };

export function broken(guideline, task, answers) {
  const rules = (guideline.rules ?? []).map((rule) => ({ ...rule, holds: holds(rule) }));
  const brought = guideline.inputs ?? {};
  const shared = {
    query: typed(brought.query ?? {}, task.query ?? {}),
    task: typed(brought.task ?? {}, task.data ?? {}),
  };
  const results = (task.results ?? []).map((result, index) => ({
    id: result.id,
    answer: answered(guideline, "result", answers.results?.[result.id] ?? {}),
    part: {
      data: typed(brought.result?.data ?? {}, result.data ?? {}),
      position: BigInt(result.position ?? index + 1),
      card: result.card,
      labels: result.labels ?? [],
    },
  }));
  const own = answered(guideline, "task", answers.task ?? {});
  const items = results.map(({ answer, part }) => ({ ...part, answer }));
  const found = [];
  for (const { id, scope = "result", holds } of rules) {
    if (scope === "task") {
      if (!holds({ ...shared, answer: own, results: items })) found.push(id);
      continue;
    }
    for (const { id: result, answer, part } of results) {
      if (!holds({ ...shared, answer, result: part })) found.push(`${id} ${result}`);
    }
  }
  return found;
}

/** A rule that cannot be decided passes: it reads what is not there. */
function holds({ when, require, rule }) {
  const [asked, needed] = [when ?? "true", require ?? rule].map((source) => plan(env, parse(source)));
  const value = (planned, variables) => {
    const found = planned(variables);
    return isCelError(found) ? undefined : found;
  };
  return (variables) => value(asked, variables) !== true || value(needed, variables) !== false;
}

/** The answers of one scope, by the kinds of the fields. */
function answered(guideline, scope, given) {
  const entries = guideline.fields
    .filter((field) => (field.scope ?? "result") === scope)
    .map(({ id, kind }) => [id, given[id] === undefined ? EMPTY[kind] : (ANSWERS[kind]?.(given[id]) ?? given[id])]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Data by the types that the guideline gives it: `int`, `double?`, `list<int>`. */
function typed(types, data) {
  const value = (type, it) => {
    const plain = type.replace(/\?$/, "");
    const list = /^list<(.*)>$/.exec(plain);
    if (list && Array.isArray(it)) return it.map((item) => value(list[1], item));
    return plain === "int" ? BigInt(it) : it;
  };
  const there = Object.entries(data).filter(([, it]) => it !== null);
  return Object.fromEntries(there.map(([key, it]) => [key, value(types[key] ?? "any", it)]));
}
