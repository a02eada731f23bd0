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

test("pages of tasks lead on, and the next one is there before it is needed", async (t) => {
  const count = 7;
  const scene = await setScene(t, shared, { documents: [[quick, tasks(count, 1)]] });
  const { page, proxy, driver } = scene;
  const pages = "/api/tasks/pages?guideline=quick&annotator=ann";
  const address = await openEmbedded(scene, { ...fromCollector("quick"), tasks: `${pages}&limit=3` });
  const asked = () => proxy.requests("GET", pages).length;
  assert.equal(asked(), 1, "a page is not asked for while there is work for a while");
  for (let task = 1; task <= count; task += 1) {
    await page.reads(`salon chair ${task}`);
    // None waits behind the open one: what comes next is brought while this one is judged.
    if (task === 3) await proxy.seen("GET", pages, 2);
    await page.enter();
    await page.press("3", Key.ENTER, Key.ENTER);
    await page.hears("stored", task);
    if (task === 5) {
      // From here on nothing can be brought, and nothing has to be: it is here.
      await proxy.seen("GET", pages, 3);
      proxy.misbehave("GET", "/api/tasks", { answer: (outgoing) => outgoing.socket.destroy() });
    }
  }
  await page.hears("delivered", count);
  assert.equal(asked(), 3);
  proxy.behave();
  await driver.get(address);
  await page.reads(/done|All|judged/i);
});

test("an address that gives one task at a time is asked until it has no more", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(3, 1)]] });
  const { tasks: _, ...attributes } = fromCollector("quick");
  const source = { gradeglass: 1, tasks: [], next: "/api/tasks/next?guideline=quick&annotator=ann" };
  const script = `document.querySelector("gradeglass-judge").tasks = ${JSON.stringify(source)};`;
  await openEmbedded(scene, attributes, { script });
  await judgeAll(scene, 3);
  assert.deepEqual((await scene.page.heard("error")).map(({ detail }) => detail.message), []);
});

test("a host that hands tasks out is asked ahead, and moving on waits for nothing", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(4, 1)]] });
  const { tasks: _, ...attributes } = fromCollector("quick");
  const script = `
    const all = ${JSON.stringify(tasks(4, 1))};
    window.asked = [];
    document.querySelector("gradeglass-judge").nextTask = async ({ ahead }) => (window.asked.push(ahead), all.shift() ?? null);`;
  await openEmbedded(scene, attributes, { script });
  await judgeAll(scene, 4);
  const asked = await scene.page.driver.executeScript("return window.asked");
  assert.deepEqual(asked.slice(0, 4), [false, true, true, true], "the first is waited for, and no other");
});
