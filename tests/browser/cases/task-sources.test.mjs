// Tasks from wherever a portal has them: a list, JSON lines, or an endpoint that gives one at a time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();

async function judgeAll({ page, collector }, count) {
  for (let task = 1; task <= count; task += 1) {
    await page.reads(`salon chair ${task}`);
    await page.enter();
    await page.press("3", Key.ENTER, Key.ENTER);
    await page.hears("stored", task);
  }
  await page.hears("delivered", count);
  const kept = (await collector.judgments()).map((judgment) => judgment.task.id).sort();
  assert.deepEqual(kept, tasks(count, 1).map(({ id }) => id));
}

test("tasks are read from JSON lines, one a line", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(3, 1)]] });
  const lines = tasks(3, 1).map((task) => JSON.stringify(task)).join("\n") + "\n\n";
  scene.proxy.serve("/tasks.jsonl", lines, "application/x-ndjson");
  await openEmbedded(scene, { ...fromCollector("quick"), tasks: "/tasks.jsonl" });
  await judgeAll(scene, 3);
});

test("tasks are pulled one by one from an endpoint until it has no more", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(3, 1)]] });
  const { tasks: _, ...attributes } = fromCollector("quick");
  const script = `document.querySelector("gradeglass-judge").nextTask = async () => {
    await document.querySelector("gradeglass-judge").flush();
    const answer = await fetch("/api/tasks/next?guideline=quick&annotator=ann");
    return answer.status === 204 ? null : answer.json();
  };`;
  await openEmbedded(scene, attributes, { script });
  await judgeAll(scene, 3);
});
