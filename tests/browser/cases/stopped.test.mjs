// The WebAssembly stops for good, or never comes: nothing judged stays on screen, words do, and
// nothing is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../harness/axe.mjs";
import { quick, tasks } from "../harness/fixtures.mjs";
import { embed, fromCollector } from "../harness/host.mjs";
import { Page } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { drafts } from "../harness/storage.mjs";

const shared = sharedBrowser();
const documents = [[quick, tasks(1, 3)]];

/** Lets the next change of the page fail, as an extension does that tears out what it does not know. */
const TORN = `
  const fail = () => { throw new DOMException("torn out", "NotFoundError"); };
  Node.prototype.insertBefore = fail;
  Node.prototype.appendChild = fail;`;

test("a panic covers every element of the page, and a reload brings the answers back", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { driver, proxy } = scene;
  await driver.get(embed(proxy, [{ ...fromCollector("quick"), id: "one" }, { ...fromCollector("quick", "ben"), id: "two" }]));
  const both = [new Page(driver, "#one"), new Page(driver, "#two")];
  const [one, two] = both;
  await one.ready();
  await two.ready();
  await one.enter();
  await one.press("1");
  await one.shows({ r1: "irrelevant" });
  await one.until(() => one.inside("return host.validate().length === 2"), "the answer counts");
  await one.until(async () => (await drafts(one)) === 1, "the draft is on the disk");
  await driver.executeScript(TORN);
  await one.press("?");
  for (const page of both) {
    await page.find('[part~="stopped"][role="alert"]');
    await page.reads("Your answers are kept.");
    assert.doesNotMatch(await page.text(), /Chair/, "what was judged is gone from the page");
  }
  // What goes on failing begins again three times, and then no more.
  const errors = await one.hears("error", 8);
  const codes = (id) => errors.filter(({ from }) => from === id).map(({ detail }) => detail.code);
  for (const id of ["one", "two"]) assert.deepEqual(codes(id), ["restarted", "restarted", "restarted", "stopped"]);
  await assertAccessible(driver, "stopped");
  await one.click(await one.find('[part~="stopped"] button'));
  await one.until(async () => (await one.all('[part~="stopped"]')).length === 0, "the page is loaded again");
  await one.ready();
  await one.shows({ r1: "irrelevant", r2: [] });
});

test("after a failure that does not come again the page goes on where it was, with the task that was handed out", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, driver } = scene;
  const script = `
    const all = ${JSON.stringify(documents[0][1])};
    document.querySelector("gradeglass-judge").nextTask = async () => all.shift() ?? null;`;
  const { tasks: none, ...attributes } = fromCollector("quick");
  await openEmbedded(scene, attributes, { script });
  await page.enter();
  await page.press("1");
  await page.shows({ r1: "irrelevant" });
  await driver.executeScript(`
    const insert = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function () {
      Node.prototype.insertBefore = insert;
      throw new DOMException("torn out", "NotFoundError");
    };`);
  await page.press("?");
  const [error] = await page.hears("error");
  assert.equal(error.detail.code, "restarted");
  await page.ready();
  await page.shows({ r1: "irrelevant", r2: [] });
  await page.press("?");
  await page.find("dialog[open] kbd");
});

test("WebAssembly that does not come is said so, and comes on a second try", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, proxy, driver } = scene;
  proxy.misbehave("GET", "/gradeglass_judge_bg.wasm", faults.status(503, {}, ""));
  await openEmbedded(scene, fromCollector("quick"), { ready: false });
  const again = await page.find('[part~="stopped"][role="alert"] button');
  const [error] = await page.hears("error");
  assert.equal(error.detail.code, "load-failed");
  await assertAccessible(driver, "the WebAssembly is missing");
  proxy.behave();
  await page.click(again);
  await page.ready();
});
