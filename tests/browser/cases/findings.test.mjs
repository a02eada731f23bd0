// What rules say: errors block and take focus, warnings ask, and what was said is stored.

import assert from "node:assert/strict";
import { test } from "node:test";
import { careful, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();

async function open(t, change) {
  const scene = await setScene(t, shared, { documents: [[careful, tasks(1, 2, change)]] });
  await openEmbedded(scene, fromCollector("careful"));
  await scene.page.enter();
  return scene;
}

const choose = async (page, result, option) =>
  page.click(await page.find(`[data-result="${result}"] [data-option="${option}"]`));

test("nothing is scolded that was not answered yet", async (t) => {
  const { page } = await open(t);
  await choose(page, "r1", "broken");
  await page.find('[data-result="r1"] [data-field="note"]');
  assert.deepEqual(await page.findings(), []);
});

test("an error keeps the judgment from being submitted and takes focus to its field", async (t) => {
  const { page, collector } = await open(t);
  await choose(page, "r1", "broken");
  await choose(page, "r2", "partial");
  await page.click(await page.submitButton());
  await page.until(async () => (await page.findings()).some((it) => it.includes("Say what is broken.")), "the finding is in sight");
  await page.until(async () => (await page.focused())?.tag === "input" || (await page.focused())?.tag === "textarea", "focus is in the note");
  assert.deepEqual(await page.heard("stored"), []);
  await page.press(..."no picture");
  await page.until(async () => (await page.findings()).length === 0, "the finding is gone");
  await page.click(await page.submitButton());
  await page.hears("delivered");
  const [judgment] = await collector.judgments();
  assert.deepEqual(judgment.answers.results.r1, { grade: "broken", note: "no picture" });
  assert.deepEqual(judgment.findings, []);
});

test("what is required and missing is said at submission, at its place", async (t) => {
  const { page } = await open(t);
  await choose(page, "r1", "partial");
  await page.click(await page.submitButton());
  const inSecond = () => page.inside(`return root.querySelectorAll('[data-result="r2"] [part~="finding"]').length`);
  await page.until(async () => (await inSecond()) === 1, "the second result has a finding");
  assert.deepEqual(await page.heard("stored"), []);
});

test("a warning asks to be confirmed, and the confirmation is stored", async (t) => {
  const { page, collector } = await open(t);
  await choose(page, "r1", "irrelevant");
  await choose(page, "r2", "partial");
  await page.click(await page.submitButton());
  await page.find("dialog[open]");
  assert.deepEqual(await page.heard("stored"), []);
  await page.click(await page.find("dialog[open] .override button[aria-pressed]"));
  await page.click(await page.find("dialog[open] .dialog-foot .button.primary:not([disabled])"));
  await page.hears("delivered");
  const [judgment] = await collector.judgments();
  assert.equal(judgment.findings.length, 1);
  assert.equal(judgment.findings[0].rule, "first-is-seldom-irrelevant");
  assert.equal(judgment.findings[0].result, "r1");
  assert.ok(judgment.findings[0].override, "the override is stored");
});

test("a warning asks for a reason, and does not go on without one", async (t) => {
  const unavailable = (result) => ({ ...result, data: { ...result.data, in_stock: result.id !== "r2" } });
  const { page, collector } = await open(t, unavailable);
  await choose(page, "r1", "partial");
  await choose(page, "r2", "exact");
  await page.click(await page.submitButton());
  const reason = await page.find("dialog[open] .override input");
  assert.equal((await page.all("dialog[open] .dialog-foot .button.primary[disabled]")).length, 1);
  await page.type(reason, "it is back on Monday");
  await page.click(await page.find("dialog[open] .dialog-foot .button.primary:not([disabled])"));
  await page.hears("delivered");
  const [judgment] = await collector.judgments();
  assert.deepEqual(judgment.findings[0].override, { reason: "it is back on Monday" });
});

test("a finding opens the guideline at the section that its rule names", async (t) => {
  const { page } = await open(t);
  await choose(page, "r1", "broken");
  await choose(page, "r2", "partial");
  await page.click(await page.submitButton());
  await page.click(await page.find('[part~="finding"] .link, [part~="finding"] a, [part~="finding"] button'));
  await page.find('[part~="guideline"]');
  await page.reads("Say in the note what does not work.");
});
