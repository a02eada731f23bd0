// The host's own cover policy, and hard tasks with others between them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { act, assertCovered, openSecrets, shows } from "../harness/leaking.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { guideline, pictured, serveSecrets, task } from "../harness/secrets.mjs";

const shared = sharedBrowser();
const results = () => [pictured("hateful", "hate"), pictured("bare", "nudity"), pictured("gory", "gore"), pictured("safe", "safe")];

async function open(t, attribute, serve) {
  const scene = await setScene(t, shared, { documents: [[guideline, [task(...results())]]] });
  serveSecrets(scene.proxy, results());
  serve?.(scene.proxy);
  await openEmbedded(scene, { ...fromCollector("leaks"), ...(attribute ? { protection: attribute } : {}) });
  return scene;
}

/** What stands in the slot of each result. */
const slots = (page) => page.inside(`
  return Object.fromEntries([...root.querySelectorAll("[data-result]")].map((card) => {
    const it = card.querySelector(".slot > *");
    const picture = it?.querySelector(".picture");
    return [card.dataset.result, !it ? "vault" : picture ? (picture.matches(".gray") ? "soften" : "open") : it.querySelector(".previews") ? "veil" : "seal"];
  }));`);

test("the host's policy is laid over the guideline's, and lowers only what may be lowered", async (t) => {
  const own = { categories: { hate: "seal", nudity: "open", gore: "open" } };
  const scene = await open(t, "/policy.json", (proxy) => proxy.serve("/policy.json", JSON.stringify(own), "application/json"));
  assert.deepEqual(await slots(scene.page), { hateful: "seal", bare: "open", gory: "seal", safe: "open" });
  const told = await scene.page.hears("error");
  assert.equal(told[0].detail.code, "protection-reduced");
  assert.match(JSON.stringify(told[0].detail.problems), /never less strict/);
  await act(scene.page, "hateful", "Preview", "Words");
  await act(scene.page, "hateful", "Cover", "Words");
  const [{ detail }] = await scene.page.hears("exposure");
  assert.match(detail.policy_version, /^leaks@1\.0\.0\+sha256:/);
});

for (const [what, serve] of [
  ["does not come", null],
  ["is cut short", (proxy) => proxy.serve("/policy.json", '{"categories": {"hate": "op', "application/json")],
  ["names a level that there is not", (proxy) => proxy.serve("/policy.json", '{"categories": {"hate": "C9"}}', "application/json")],
])
  test(`a host's policy that ${what} seals everything that is not called safe, and the page says so`, async (t) => {
    const scene = await open(t, "/policy.json", serve);
    assert.deepEqual(await slots(scene.page), { hateful: "seal", bare: "seal", gory: "seal", safe: "open" });
    await scene.page.reads("The cover settings could not be read");
  });

test("of two policies in one visit the stricter holds", async (t) => {
  const scene = await open(t);
  const set = (value) => scene.driver.executeScript("document.querySelector('gradeglass-judge').protection = arguments[0]", value);
  await set({ categories: { hate: "seal" } });
  await scene.page.until(async () => (await slots(scene.page)).hateful === "seal", "sealed by the property");
  await set({ categories: { nudity: "open" } });
  await scene.page.hears("ready", 3);
  await scene.page.ready();
  const now = await slots(scene.page);
  assert.deepEqual([now.hateful, now.bare], ["seal", "soften"]);
});

test("between sealed tasks there are others, and who hands tasks out is told when one is wanted", async (t) => {
  const tasks = ["gore", "gore", "gore", "gore", "safe"].map((category, at) => ({ ...task(pictured("r", category)), id: `t${at + 1}` }));
  const scene = await setScene(t, shared, { documents: [[guideline, tasks]] });
  serveSecrets(scene.proxy, tasks.flatMap(({ results }) => results));
  const script = `window.wishes = []; document.querySelector("gradeglass-judge").nextTask = async (wish) => { window.wishes.push(wish); return null; };`;
  await openEmbedded(scene, fromCollector("leaks"), { script });
  const { page, collector } = scene;
  for (let at = 1; at <= 5; at += 1) {
    await page.enter();
    await page.press("1", Key.ENTER, Key.ENTER);
    await page.hears("delivered", at);
    if (at < 5) await page.ready();
  }
  const order = (await collector.judgments()).map((it) => it.task.id);
  assert.deepEqual(order, ["t1", "t2", "t5", "t3", "t4"]);
  const asked = async () => (await scene.driver.executeScript("return window.wishes")).find(({ ahead }) => !ahead);
  assert.deepEqual(await page.until(asked, "the host is asked"), { ahead: false, prefer: "benign" });
});
