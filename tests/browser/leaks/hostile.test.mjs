// Scripts of the host, forged events, labels and policies that make no sense: nothing opens. (L32 to L35)

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertCovered, openSecrets } from "../harness/leaking.mjs";
import { sharedBrowser } from "../harness/scene.mjs";
import { pictured, task } from "../harness/secrets.mjs";

const shared = sharedBrowser();

test("L32: clicks, keys, pointers and messages that a script makes reveal nothing", async (t) => {
  const scene = await openSecrets(t, shared);
  await scene.page.enter();
  await scene.page.inside(`
    for (const button of root.querySelectorAll(".cover-row button")) {
      button.click();
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "touchstart"])
        button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, detail: 1 }));
    }
    for (const card of root.querySelectorAll(".card, .slot, .pane"))
      for (const key of [" ", "Enter", "v"])
        card.dispatchEvent(new KeyboardEvent("keydown", { key, code: "Space", bubbles: true, composed: true }));
    for (const slot of root.querySelectorAll(".slot"))
      slot.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true, isPrimary: true, button: 0 }));
    for (const data of [{ reveal: "veiled" }, { type: "gradeglass-reveal", result: "veiled" }, "reveal"]) window.postMessage(data, "*");
    host.dispatchEvent(new CustomEvent("gradeglass-reveal", { detail: { result: "veiled" } }));
    return 0;`);
  await scene.driver.executeAsyncScript("setTimeout(arguments[0], 400)");
  await assertCovered(scene, "forged");
  assert.deepEqual(await scene.page.heard("exposure"), []);
});

test("L32: the element has no way to reveal, and no address of what is covered", async (t) => {
  const scene = await openSecrets(t, shared);
  const ways = await scene.driver.executeScript(`
    const host = document.querySelector("gradeglass-judge");
    const names = new Set(); for (let it = host; it && it !== HTMLElement.prototype; it = Object.getPrototypeOf(it)) Object.getOwnPropertyNames(it).forEach((name) => names.add(name));
    return [...names].filter((name) => /reveal|show|open|uncover/i.test(name));`);
  assert.deepEqual(ways, []);
});

test("L32: neither the address of the page nor storage opens anything", async (t) => {
  const scene = await openSecrets(t, shared);
  await scene.driver.executeScript(`
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, "all open reveal 48 200");
    for (const key of ["gradeglass.reveal", "gradeglass.covers", "gradeglass.comfort"]) localStorage.setItem(key, "open");`);
  await scene.driver.get(`${await scene.driver.getCurrentUrl()}?reveal=1&cover=off#reveal`);
  await scene.page.ready();
  await assertCovered(scene, "by address");
});

const LABELS = {
  "an unknown value": [{ category: "never heard of", source: "x" }],
  "a value with a slash": [{ category: "bad/label", source: "x" }],
  "an empty value": [{ category: "", source: "x" }],
  "the same twice": [{ category: "nudity", source: "x" }, { category: "gore", source: "x" }, { category: "gore", source: "x" }],
  "negated by another source": [{ category: "gore", source: "x" }, { category: "gore", source: "y", negated: true }],
  "safe by nobody": [{ category: "safe" }],
  "safe beside harmful": [{ category: "safe", source: "x" }, { category: "gore", source: "y" }],
  "a confidence below nothing": [{ category: "gore", source: "x", confidence: -1 }],
  "a confidence beyond all": [{ category: "gore", source: "x", confidence: 1e308 }],
};
test("L33, L35: labels that make no sense cover", async (t) => {
  const results = Object.entries(LABELS).map(([, labels], at) => ({ ...pictured(`r${at}`, "x"), labels }));
  const scene = await openSecrets(t, shared, { task: task(...results) });
  await assertCovered(scene, Object.keys(LABELS).join(", "));
});

const POLICIES = {
  "a level that there is not": { categories: { hate: "C9" } },
  "a fixed row lowered": { categories: { gore: "open" } },
  "a prototype": { categories: { __proto__: "open", constructor: "open" } },
  "unclassified softened": { unclassified: "soften" },
};
for (const [what, protection] of Object.entries(POLICIES)) {
  test(`L34: a policy with ${what} shows nothing`, async (t) => {
    const scene = await openSecrets(t, shared, { protection, extra: { ready: false } }).catch((error) => error);
    // The collector refuses such a guideline outright; then there is no page that could leak.
    if (scene instanceof Error) return assert.match(scene.message, /the collector ended/);
    await assertCovered(scene, what);
  });
}
