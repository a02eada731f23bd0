// A person's ratings of real product results, given again through the page by keyboard: what is
// exported is what the person said, pair for pair, and scores the same.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { dataSet, exported, jsonLines, makeTasks, ndcg, workFolder, writeLines } from "../harness/real.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();
const PAIRS = 300;
const RATER = 0;
const GRADES = ["Irrelevant", "Slightly relevant", "Good", "Perfect"];

const guideline = {
  gradeglass: 1,
  id: "ratings",
  version: "1.0.0",
  title: { en: "Product ratings" },
  languages: ["en"],
  judge: "results",
  inputs: { query: { text: "string" }, result: { card: "product", data: { title: "string" } } },
  fields: [
    {
      id: "grade",
      kind: "choice",
      scope: "result",
      required: true,
      label: { en: "How well does it answer the query?" },
      options: GRADES.map((label, gain) => ({ id: `grade-${gain}`, key: String(gain), gain, label: { en: label } })),
    },
  ],
  rules: [],
};

test("a rater's grades of 300 real pairs come out of the database as they were given", { timeout: 600_000 }, async (t) => {
  const chorus = dataSet(t, "relevance/chorus");
  if (!chorus) return;
  const folder = workFolder(t);
  const pairs = wholeQueries(jsonLines(join(chorus, "judgments.jsonl")));
  assert.ok(pairs.length >= PAIRS);
  const tasks = makeTasks(
    folder,
    ...["--pairs", writeLines(join(folder, "pairs.jsonl"), pairs), "--documents", join(chorus, "products.jsonl")],
    ...["--query", "query", "--document", "doc_id", "--card", "product", "--title", "title", "--harmless"],
  );
  const scene = await setScene(t, shared, { documents: [[guideline, tasks]] });
  await openEmbedded(scene, fromCollector("ratings", "rater-1"));

  const rating = new Map(pairs.map((pair) => [`${pair.query}\t${pair.doc_id}`, pair.ratings[RATER]]));
  for (const [at, task] of tasks.entries()) {
    const keys = task.results.map((result) => String(rating.get(`${task.query.text}\t${result.id}`)));
    await judge(scene.page, task, keys, at + 1);
  }
  await scene.page.hears("delivered", tasks.length);
  await scene.page.assertClean();

  const topics = new Map(tasks.map((task) => [task.query.text, task.query.id ?? task.id]));
  const expected = pairs.map((pair) => `${topics.get(pair.query)} 0 ${pair.doc_id} ${pair.ratings[RATER]}`).sort();
  const qrels = join(folder, "exported.qrels");
  exported(scene.collector, "--format", "qrels", "--output", qrels);
  assert.deepEqual(lines(qrels), expected);

  const source = join(folder, "source.qrels");
  writeFileSync(source, expected.join("\n") + "\n");
  const run = writeRun(join(folder, "as-shown.run"), tasks, topics);
  assert.deepEqual(ndcg(qrels, run), ndcg(source, run));
});

/** Judges one task by keyboard alone: a key a result, then Enter. */
async function judge(page, task, keys, number) {
  const open = async () => (await page.text()).includes(task.query.text) && (await page.current()) === task.results[0].id;
  await page.until(open, `task ${number} is open`, () => page.text());
  if (number === 1) await page.enter();
  await page.press(...keys);
  if (keys.length > 1) await page.reads(`${keys.length} of ${keys.length} answered`);
  await page.press(Key.ENTER);
  await page.hears("stored", number);
}

/** Pairs of whole queries, until there are enough of them. */
function wholeQueries(all) {
  const rated = all.filter((pair) => pair.ratings);
  const chosen = [];
  for (const query of new Set(rated.map((pair) => pair.query))) {
    if (chosen.length >= PAIRS) break;
    chosen.push(...rated.filter((pair) => pair.query === query));
  }
  return chosen;
}

function lines(file) {
  return readFileSync(file, "utf8").split("\n").filter(Boolean).sort();
}

function writeRun(file, tasks, topics) {
  const rows = tasks.flatMap((task) =>
    task.results.map((result, at) => `${topics.get(task.query.text)} Q0 ${result.id} ${at + 1} ${1000 - at} as-shown`),
  );
  writeFileSync(file, rows.join("\n") + "\n");
  return file;
}
