// The element as a guest in other people's pages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { embed, fromCollector } from "../harness/host.mjs";
import { Key, Page } from "../harness/page.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { browserName } from "../harness/settings.mjs";

const shared = sharedBrowser();
const documents = [[quick, tasks(3, 2)]];

test("a page under the strict policy is worked with from start to end without a violation", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  await page.enter();
  await page.press("?");
  await page.find("dialog[open]");
  await page.press(Key.ESCAPE);
  await page.until(async () => (await page.all("dialog[open]")).length === 0, "help is closed");
  await page.enter();
  await page.press("3", "2", Key.ENTER, Key.ENTER);
  await page.hears("delivered");
  await page.assertClean();
});

/** Lets the style sheet come two frames after the WebAssembly, and looks what is drawn by then. */
const LATE_STYLE = `
  const { replace } = CSSStyleSheet.prototype;
  const { instantiateStreaming } = WebAssembly;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let begin;
  const begun = new Promise((resolve) => (begin = resolve));
  WebAssembly.instantiateStreaming = (...given) => instantiateStreaming(...given).finally(begin);
  CSSStyleSheet.prototype.replace = async function (css) {
    await begun;
    await frame();
    await frame();
    window.drawn = [...document.querySelector("gradeglass-judge").shadowRoot.children].map(({ className }) => className);
    return replace.call(this, css);
  };`;

test("nothing is drawn before its style is there", async (t) => {
  const scene = await setScene(t, shared, { documents });
  scene.proxy.serve("/late.js", LATE_STYLE, "text/javascript; charset=utf-8");
  await openEmbedded(scene, fromCollector("quick"), { body: '<script src="/late.js"></script>' });
  assert.deepEqual(await scene.driver.executeScript("return window.drawn"), ["skeleton"]);
});

test("two elements on a page keep to themselves", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 2)], [{ ...quick, id: "other" }, tasks(1, 2)]] });
  const { driver, proxy, collector } = scene;
  const one = { ...fromCollector("quick"), id: "one" };
  const two = { ...fromCollector("other"), id: "two" };
  await driver.get(embed(proxy, [one, two]));
  const [left, right] = [new Page(driver, "#one"), new Page(driver, "#two")];
  await left.ready();
  await right.ready();
  await left.enter();
  await left.press("3", "3");
  await left.shows({ r1: "exact", r2: "exact" });
  assert.deepEqual(await right.chosen(), { r1: [], r2: [] });
  await right.enter();
  await right.press("1", "1", Key.ENTER, Key.ENTER);
  await right.hears("delivered");
  const heard = await right.heard("stored");
  assert.deepEqual(heard.map((event) => event.from), ["two"]);
  const judgments = await collector.judgments();
  assert.deepEqual(judgments.map((judgment) => judgment.guideline.id), ["other"]);
  await left.shows({ r1: "exact", r2: "exact" });
  await left.assertClean();
});

test("a hundred mounts and unmounts leave the page as it was", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, driver } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  const cycle = (times) =>
    driver.executeAsyncScript(
      `const [times, done] = arguments;
       (async () => {
         const original = document.querySelector("gradeglass-judge");
         const attributes = [...original.attributes].map(({ name, value }) => [name, value]);
         original.remove();
         for (let time = 0; time < times; time += 1) {
           const element = document.createElement("gradeglass-judge");
           for (const [name, value] of attributes) element.setAttribute(name, value);
           const ready = new Promise((resolve) => element.addEventListener("gradeglass-ready", resolve, { once: true }));
           document.querySelector("main").append(element);
           await ready;
           if (time < times - 1) element.remove();
           await new Promise((resolve) => setTimeout(resolve));
         }
       })().then(done, (error) => done(String(error)));`,
      times,
    );
  assert.equal(await cycle(10), null);
  const before = await nodes(driver);
  assert.equal(await cycle(100), null);
  const after = await nodes(driver);
  if (before !== null) assert.ok(after <= before * 1.5, `${before} nodes before, ${after} after`);
  await page.ready();
  await page.enter();
  await page.press("3");
  await page.shows({ r1: "exact" });
  await page.assertClean();
});

/** How many nodes the page holds in memory, where the browser tells. */
async function nodes(driver) {
  if (browserName !== "chromium") return null;
  await driver.sendDevToolsCommand("HeapProfiler.collectGarbage", {});
  return (await driver.sendAndGetDevToolsCommand("Memory.getDOMCounters", {})).nodes;
}

test("an element that is moved in the page keeps its answers and its focus can be put back", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, driver } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  await page.enter();
  await page.press("3");
  await page.shows({ r1: "exact" });
  await driver.executeScript(`
    const aside = document.createElement("section");
    document.body.append(aside);
    aside.append(document.querySelector("gradeglass-judge"));`);
  await page.shows({ r1: "exact" });
  await page.enter();
  await page.press("1");
  await page.until(async () => Object.values(await page.chosen()).flat().includes("irrelevant"), "keys work after the move");
});

test("a guideline and tasks may be given as objects, and tasks one by one", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, driver } = scene;
  const script = `
    const element = document.querySelector("gradeglass-judge");
    const tasks = ${JSON.stringify(tasks(2, 1))};
    // Whole numbers may be BigInt, as CEL in JavaScript has them.
    tasks[1].results[0].position = 7n;
    element.guideline = { ...${JSON.stringify(quick)}, gradeglass: 1n };
    element.nextTask = async () => tasks.shift() ?? null;`;
  await openEmbedded(scene, { annotator: "ann" }, { script });
  await page.reads("salon chair 1");
  await page.enter();
  await page.press("3", Key.ENTER, Key.ENTER);
  await page.hears("stored");
  await page.reads("salon chair 2");
  assert.equal(await driver.executeScript("return document.querySelector('gradeglass-judge').validate().length"), 1);
  // One that would lose its last digits is refused by its name, and not rounded.
  await driver.executeScript("const judge = document.querySelector('gradeglass-judge'); judge.guideline = { ...arguments[0], gradeglass: 2n ** 60n }", quick);
  await page.reads(/`gradeglass` is 1152921504606846976, and numbers keep about 15 digits/);
});

test("a host can keep a judgment from being submitted", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page } = scene;
  const script = `addEventListener("gradeglass-submit", (event) => event.preventDefault());`;
  await openEmbedded(scene, fromCollector("quick"), { script });
  await page.enter();
  await page.press("3", "3", Key.ENTER, Key.ENTER);
  await page.hears("submit");
  assert.deepEqual(await page.heard("stored"), []);
  await page.shows({ r1: "exact", r2: "exact" });
});
