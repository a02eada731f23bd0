// What cannot be used is refused in words, and the page stays whole.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { drafts } from "../harness/storage.mjs";

const shared = sharedBrowser();
const documents = [[quick, tasks(2, 2)]];
const whole = JSON.stringify(quick);
const json = (value) => (typeof value === "string" ? value : JSON.stringify(value));

const rule = (text) => ({ ...quick, rules: [{ id: "deep", scope: "result", rule: text, severity: "error", message: { en: "Deep." } }] });
const FIFTY_MEGABYTES = "x".repeat(50_000_000);

const GUIDELINES = {
  "is truncated": [whole.slice(0, whole.length / 2), /./],
  "is of a later format version": [{ ...quick, gradeglass: 2 }, /2/],
  "is of the wrong type": [[1, 2, 3], /./],
  "is a page of HTML": ["<!doctype html><title>Sign in</title>", /./],
  "has an unknown key": [{ ...quick, feilds: [] }, /feilds/],
  "has two options of one id": [{ ...quick, fields: [{ ...quick.fields[0], options: [quick.fields[0].options[0], { ...quick.fields[0].options[0], key: "7" }] }] }, /exact/],
  "has two fields of one id": [{ ...quick, fields: [quick.fields[0], quick.fields[0]] }, /grade/],
  "has a rule nested ten thousand deep": [rule(`${"(".repeat(10_000)}true${")".repeat(10_000)}`), /nested/],
  "is nested ten thousand deep": ["[".repeat(10_000), /deep/],
  "has fifty megabytes": [{ ...quick, sop: { en: FIFTY_MEGABYTES } }, /50 MB/],
};

for (const [what, [guideline, reads]] of Object.entries(GUIDELINES)) {
  test(`a guideline that ${what} is refused in words`, async (t) => {
    const scene = await setScene(t, shared, { documents });
    const { page, proxy } = scene;
    proxy.serve("/broken.json", json(guideline), "application/json");
    await openEmbedded(scene, { ...fromCollector("quick"), guideline: "/broken.json" }, { ready: false });
    await page.find('[part~="state"][role="alert"], [part~="state"].problems');
    await page.reads(reads);
    const [error] = await page.hears("error");
    assert.ok(error.detail, "the host hears of it");
    await page.assertClean();
  });
}

const [task] = tasks(1, 1);
const TASKS = {
  "are truncated": [json(tasks(2, 2)).slice(0, 400), /cut off/],
  "are of a later format version": [[{ ...task, gradeglass: 2 }], /version 2/],
  "are of the wrong type": ["12", /list of tasks/],
  "are a page of HTML": ["<!doctype html><title>Sign in</title>", /</],
  "have an unknown key": [[{ ...task, reslts: [] }], /reslts/],
  "have two results of one id": [[{ ...task, results: [task.results[0], task.results[0]] }], /r1/],
  "show an address that would run a script": [[{ ...task, results: [{ ...task.results[0], media: [{ kind: "image", url: "javascript:alert(1)", alt: "" }] }] }], /javascript:/],
  "have fifty megabytes": [[{ ...task, query: { text: FIFTY_MEGABYTES } }], /50 MB/],
};

for (const [what, [document, reads]] of Object.entries(TASKS)) {
  test(`tasks that ${what} are refused in words`, async (t) => {
    const scene = await setScene(t, shared, { documents });
    const { page, proxy } = scene;
    proxy.serve("/broken.json", json(document), "application/json");
    await openEmbedded(scene, { ...fromCollector("quick"), tasks: "/broken.json" }, { ready: false });
    await page.find('[part~="state"][role="alert"], [part~="state"].problems');
    await page.reads(reads);
    await page.hears("error");
    await page.assertClean();
  });
}

test("a guideline that changed since a draft was kept says so, and keeps the answers that fit", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, proxy } = scene;
  const open = (guideline) => {
    proxy.serve("/guideline.json", json(guideline), "application/json");
    return openEmbedded(scene, { ...fromCollector("quick"), guideline: "/guideline.json" });
  };
  await open(quick);
  await page.enter();
  await page.press("3", "2");
  await page.shows({ r1: "exact", r2: "partial" });
  await page.until(async () => (await drafts(page)) === 1, "the draft is on the disk");
  const [field] = quick.fields;
  await open({ ...quick, version: "2.0.0", fields: [{ ...field, options: field.options.slice(1) }] });
  await page.reads("The guideline has changed since you began.");
  await page.shows({ r1: [], r2: "partial" });
  await page.assertClean();
});

test("a guideline that changes while a result is revealed covers it, and tells how long it was open", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, proxy, driver } = scene;
  const flagged = (result) => ({ ...result, labels: [{ category: "harassment-hate-speech", severity: "medium", confidence: 0.9, source: "test" }] });
  proxy.serve("/tasks.json", json(tasks(1, 1, flagged)), "application/json");
  await openEmbedded(scene, { ...fromCollector("quick"), tasks: "/tasks.json" });
  const read = async () => (await page.text()).includes("Chair number 1");
  await page.until(async () => (await read()) || (await page.click(await page.find(".reveal")), false), "it is revealed");
  await driver.executeScript(`document.querySelector("gradeglass-judge").guideline = ${json({ ...quick, version: "1.0.1" })}`);
  await page.until(async () => !(await read()), "it is covered");
  const exposures = await page.hears("exposure");
  assert.ok(exposures.every(({ detail }) => detail.result === "r1"));
});

test("a task that cannot be read is left out, and the others are judged", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, proxy } = scene;
  const [good, other] = tasks(2, 1);
  const twice = { ...other, results: [other.results[0], other.results[0]] };
  proxy.serve("/tasks.json", json([twice, good]), "application/json");
  await openEmbedded(scene, { ...fromCollector("quick"), tasks: "/tasks.json" });
  await page.reads("salon chair 1");
  await page.hears("error");
});

test("tasks that never come are said so, and come on a second try", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, proxy } = scene;
  proxy.misbehave("GET", "/api/tasks", faults.status(500, {}, ""));
  await openEmbedded(scene, fromCollector("quick"), { ready: false });
  const again = await page.find('[part~="state"][role="alert"] button');
  proxy.behave();
  await page.click(again);
  await page.ready();
});

test("text with markup, controls and turned direction is shown as text", async (t) => {
  const nasty = "<img src=x onerror=alert(1)><b>bold</b> \u202Eevil\u202C \u0007 \ud83d";
  const change = (result) => ({ ...result, data: { ...result.data, title: nasty } });
  const scene = await setScene(t, shared, { documents });
  const { page, proxy } = scene;
  proxy.serve("/tasks.json", json(tasks(1, 1, change)), "application/json");
  await openEmbedded(scene, { ...fromCollector("quick"), tasks: "/tasks.json" });
  await page.reads("<b>bold</b>");
  assert.equal(await page.inside("return root.querySelectorAll('b, img[src=x]').length"), 0);
  await page.assertClean();
});

test("a title of a hundred thousand characters leaves the page usable", async (t) => {
  const long = "salon chair ".repeat(8_400);
  const change = (result) => ({ ...result, data: { ...result.data, title: long } });
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 1, change)]] });
  const { page } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  await page.enter();
  await page.press("3", Key.ENTER, Key.ENTER);
  await page.hears("delivered");
});

test("a link that would run a script is no link", async (t) => {
  const change = (result) => ({ ...result, card: "web", data: { title: "A page", url: "javascript:document.title='owned'" } });
  const scene = await setScene(t, shared, { documents });
  const { page, proxy, driver } = scene;
  proxy.serve("/tasks.json", json(tasks(1, 1, change)), "application/json");
  await openEmbedded(scene, { ...fromCollector("quick"), tasks: "/tasks.json" }, { ready: false });
  await page.until(async () => (await page.text()).length > 0, "something is said");
  assert.equal(await page.inside("return root.querySelectorAll('a[href^=\"javascript\"]').length"), 0);
  assert.notEqual(await driver.getTitle(), "owned");
});

test("without IndexedDB the annotator is told that nothing is kept", async (t) => {
  const scene = await setScene(t, shared, { documents });
  const { page, proxy } = scene;
  proxy.serve("/no-storage.js", `indexedDB.open = () => { throw new DOMException("denied", "SecurityError"); };`, "text/javascript");
  await openEmbedded(scene, fromCollector("quick"), { body: '<script src="/no-storage.js"></script>' });
  await page.find('[part~="notice"]');
});
