// Judging by keyboard and by pointer, up to the database.

import assert from "node:assert/strict";
import { test } from "node:test";
import { careful, quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();
const OPTIONS = { 0: "broken", 1: "irrelevant", 2: "partial", 3: "exact" };

test("ten results judged by keyboard alone are found in the database", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 10)]] });
  const { page, collector } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  await page.press(Key.TAB);
  await page.until(() => page.focused(), "Tab goes into the element");
  const keys = [..."3210321032"];
  await page.enter();
  await page.press(...keys);
  await page.shows({ r10: OPTIONS[2] });
  await page.press(Key.ENTER, Key.ENTER);
  await page.hears("delivered");
  const [judgment, ...others] = await collector.judgments();
  assert.equal(others.length, 0);
  assert.equal(judgment.outcome, "judged");
  assert.equal(judgment.annotator, "ann");
  assert.equal(judgment.task.id, "t1");
  const grades = Object.fromEntries(keys.map((key, index) => [`r${index + 1}`, { grade: OPTIONS[key] }]));
  assert.deepEqual(judgment.answers.results, grades);
  assert.ok(judgment.timing.active_ms >= 0 && judgment.timing.submitted_at >= judgment.timing.opened_at);
  await page.assertClean();
});

test("a pointer does what the keys do", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 2)]] });
  const { page, collector } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  for (const [result, option] of [["r1", "exact"], ["r2", "partial"]]) {
    await page.click(await page.find(`[data-result="${result}"] [data-option="${option}"]`));
  }
  await page.shows({ r1: "exact", r2: "partial" });
  await page.click(await page.submitButton());
  await page.hears("delivered");
  const [judgment] = await collector.judgments();
  assert.deepEqual(judgment.answers.results, { r1: { grade: "exact" }, r2: { grade: "partial" } });
});

test("a double click on Submit is one, and the next task waits for its own", async (t) => {
  const optional = { ...quick, fields: quick.fields.map((field) => ({ ...field, required: false })) };
  const scene = await setScene(t, shared, { documents: [[optional, tasks(2, 1)]] });
  const { page, driver } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  const option = () => page.find('[data-result="r1"] [data-option="exact"]');
  await page.click(await option());
  await page.click(await page.submitButton());
  await page.until(async () => Object.values(await page.chosen()).flat().length === 0, "the next task is open");
  // So a browser tells of the second half of a double click.
  const half = "arguments[0].dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, composed: true }))";
  await driver.executeScript(half, await page.submitButton());
  await page.click(await option());
  await page.shows({ r1: "exact" });
  assert.equal((await page.heard("stored")).length, 1);
});

test("one key judges and moves on; undo takes it back and redo brings it again", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 3)]] });
  const { page } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  await page.enter();
  await page.press("3");
  await page.until(async () => (await page.current()) === "r2", "the second result is current");
  await page.press("u");
  await page.shows({ r1: [] });
  await page.chord(Key.SHIFT, "u");
  await page.shows({ r1: "exact" });
  await page.press(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_UP);
  await page.until(async () => (await page.current()) !== null, "a result is current");
});

test("keys mean nothing to the element while focus is outside of it", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 2)]] });
  const { page, driver } = scene;
  await openEmbedded(scene, fromCollector("quick"), { body: '<label>Search <input id="search"></label>' });
  const search = await driver.findElement({ id: "search" });
  await search.click();
  await page.press("3", "s", "?", Key.ENTER);
  assert.equal(await search.getAttribute("value"), "3s?");
  await page.shows({ r1: [], r2: [] });
  assert.deepEqual(await page.heard("stored"), []);
});

test("a task is skipped with a reason, and the next one opens", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(2, 2)]] });
  const { page, collector } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  await page.enter();
  await page.press("s");
  await page.find("dialog[open]");
  await page.press(..."not my market");
  const confirm = await page.find("dialog[open] .button.primary");
  await page.click(confirm);
  await page.reads("salon chair 2");
  await page.hears("delivered");
  const [judgment] = await collector.judgments();
  assert.deepEqual([judgment.outcome, judgment.reason, judgment.task.id], ["skipped", "not my market", "t1"]);
});

test("a batch ends in words when its last task is judged", async (t) => {
  const scene = await setScene(t, shared, { documents: [[careful, tasks(2, 1)]] });
  const { page, collector } = scene;
  await openEmbedded(scene, fromCollector("careful"));
  for (const task of [1, 2]) {
    await page.reads(`salon chair ${task}`);
    await page.enter();
    await page.press("2", Key.ENTER, Key.ENTER);
    await page.hears("delivered", task);
  }
  await page.find('[part~="state"]');
  assert.equal((await collector.judgments()).length, 2);
  await page.assertClean();
});
