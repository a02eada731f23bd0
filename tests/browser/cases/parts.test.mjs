// Parts of the page that load when they are first needed: before a task that needs them, and not
// before; where one does not come, that is said, nothing else stops, and asking again brings it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { careful, quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();

const part = (proxy, name) => proxy.requests("GET", `/split_${name}`).length;

test("a guideline of plain choices is judged without the controls and lists that it does not need", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 2)]] });
  await openEmbedded(scene, fromCollector("quick"));
  assert.deepEqual(["controls", "dialogs", "procedure"].map((name) => part(scene.proxy, name)), [0, 0, 0]);
});

test("where the list of keys does not load, that is said, judging goes on, and asking again brings it", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 2)]] });
  const { page, proxy } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  await page.enter();
  proxy.misbehave("GET", "/split_dialogs", faults.drop());
  await page.press("?");
  await page.reads("A part of the page did not load.");
  await page.press("2");
  await page.until(async () => (await page.chosen()).r1?.length === 1, "the first result is judged");
  proxy.behave();
  await page.press("?");
  await page.find("dialog[open]");
  assert.deepEqual(await page.all('[part~="notice"]'), []);
});

test("no task opens without the controls that it needs, and trying again brings them", async (t) => {
  const scene = await setScene(t, shared, { documents: [[careful, tasks(1, 2)]] });
  const { page, proxy } = scene;
  proxy.misbehave("GET", "/split_controls", faults.drop());
  await openEmbedded(scene, fromCollector("careful"), { ready: false });
  await page.reads("the controls of its fields did not load");
  proxy.behave();
  await page.click(await page.find(".state button"));
  await page.ready();
  await page.click(await page.find('[data-result="r1"] [data-option="broken"]'));
  await page.find('[data-result="r1"] [data-field="note"] .input');
});
