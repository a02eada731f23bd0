// Answers of real questions in Arabic and Chinese, marked by pointer and by keyboard as their writers
// marked them: offsets in UTF-16 code units, and the very words, come out.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fromCollector } from "../harness/host.mjs";
import { markByKeys, markByPointer, marks } from "../harness/marking.mjs";
import { Key } from "../harness/page.mjs";
import { dataSet, jsonLines, makeTasks, workFolder, writeLines } from "../harness/real.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();
const EACH = 15;

const guideline = {
  gradeglass: 1,
  id: "answers",
  version: "1.0.0",
  title: { en: "Answers in passages" },
  languages: ["en"],
  judge: "results",
  inputs: { query: { text: "string" }, result: { card: "passage", data: { text: "string" } } },
  fields: [
    { id: "answer", kind: "span", scope: "result", of: "result.data.text", required: true, label: { en: "Where is the answer?" } },
  ],
  rules: [],
};

for (const [language, name] of [["ar", "Arabic"], ["zh", "Chinese"]]) {
  test(`answers to ${EACH} ${name} questions are marked at exactly the place where they stand`, { timeout: 600_000 }, async (t) => {
    const xquad = dataSet(t, "relevance/xquad");
    if (!xquad) return;
    const folder = workFolder(t);
    const questions = jsonLines(join(xquad, "queries.jsonl")).filter((it) => it.lang === language).slice(0, EACH);
    const tasks = makeTasks(
      folder,
      ...["--pairs", writeLines(join(folder, "questions.jsonl"), questions), "--documents", join(xquad, "passages.jsonl")],
      ...["--query", "text", "--query-id", "query_id", "--document", "gold_doc", "--document-id", "doc_id"],
      ...["--language", "lang", "--card", "passage", "--text", "text", "--harmless"],
    );
    const scene = await setScene(t, shared, { documents: [[guideline, tasks]] });
    await openEmbedded(scene, fromCollector("answers", `reader-${language}`));
    const expected = questions.map((question, at) => place(question, tasks[at].results[0].data.text));
    for (const [at, mark] of expected.entries()) await answer(scene, tasks[at], mark, at + 1);
    await scene.page.hears("delivered", questions.length);
    await scene.page.assertClean();
    const judged = new Map((await scene.collector.judgments()).map((it) => [it.task.id, it.answers.results]));
    for (const [at, mark] of expected.entries()) {
      const task = tasks[at];
      assert.deepEqual(judged.get(task.id)[task.results[0].id].answer, [mark], questions[at].text);
    }
  });
}

/** The answer's place in UTF-16 code units; the data counts code points. */
function place(question, text) {
  const start = [...text].slice(0, question.answer_start).join("").length;
  return { start, end: start + question.answer.length, quote: question.answer };
}

/** Marks one answer, every other time by keyboard, and submits by keyboard. */
async function answer(scene, task, mark, number) {
  const { page } = scene;
  await page.reads(task.query.text);
  if (number % 2 === 0) await markByKeys(page, mark, task.results[0].data.text);
  else await markByPointer(page, mark);
  await page.until(async () => (await marks(page)).includes(mark.quote), `marked: ${mark.quote}`, async () => JSON.stringify(await marks(page)));
  await page.press(Key.ENTER, Key.ENTER);
  await page.hears("stored", number);
}
