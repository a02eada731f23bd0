// Every judgment arrives, and arrives once, whatever happens between the page and the collector.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { browserName, gradeglass } from "../harness/settings.mjs";

const shared = sharedBrowser();
const JUDGMENTS = "/api/judgments";

async function open(t, count = 2) {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(count, 1)]] });
  scene.address = await openEmbedded(scene, fromCollector("quick"));
  return scene;
}

/** Judges the open task and submits it. */
async function judge(page) {
  await page.enter();
  await page.press("3", Key.ENTER, Key.ENTER);
}

/** The tasks of what has arrived, in order of name. */
async function arrived(collector) {
  return (await collector.judgments()).map((judgment) => judgment.task.id).sort();
}

/** Comes true when the collector has so many. */
async function arrives(scene, count) {
  const enough = async () => (await scene.collector.judgments()).length >= count;
  await scene.page.until(enough, `${count} judgments arrived`, async () => JSON.stringify(scene.proxy.requests("POST", JUDGMENTS).map((it) => it.status)));
}

/** Nudges the page to try again now, as the button does, instead of waiting for its next try. */
const flush = (page) => page.driver.executeScript(`return document.querySelector("${page.element}").flush()`);

test("judging goes on while the collector is away, and all arrives when it is back", async (t) => {
  const scene = await open(t, 3);
  const { page, collector } = scene;
  await collector.stop();
  for (const task of [1, 2, 3]) {
    await page.reads(`salon chair ${task}`);
    await judge(page);
    await page.hears("stored", task);
  }
  assert.deepEqual(await page.heard("delivered"), []);
  assert.match(await page.text(), /3/, "what waits is counted in sight");
  await collector.resume();
  await flush(page);
  await arrives(scene, 3);
  await page.hears("delivered", 3);
  assert.deepEqual(await arrived(collector), ["t1", "t2", "t3"]);
  await page.assertClean();
});

test("a tab that is killed between store and post delivers when it is opened again", async (t) => {
  const scene = await open(t);
  const { page, proxy, browser, collector } = scene;
  const held = proxy.misbehave("POST", JUDGMENTS, faults.hang());
  await judge(page);
  await proxy.seen("POST", JUDGMENTS);
  assert.ok(held);
  await browser.crashAndRestart();
  scene.driver = page.driver = browser.driver;
  proxy.behave();
  await page.open(scene.address);
  await arrives(scene, 1);
  await page.reads("salon chair 2");
  assert.deepEqual(await arrived(collector), ["t1"]);
});

test("an answer that is lost leads to a second post and to one judgment", async (t) => {
  const scene = await open(t);
  const { page, proxy, collector } = scene;
  proxy.misbehave("POST", JUDGMENTS, faults.loseAnswer(), 1);
  await judge(page);
  await page.hears("stored");
  await flush(page);
  await page.hears("delivered");
  const posts = proxy.requests("POST", JUDGMENTS);
  assert.equal(posts.length, 2);
  assert.equal(posts[0].headers["idempotency-key"], posts[1].headers["idempotency-key"]);
  assert.deepEqual(await arrived(collector), ["t1"]);
});

test("submit pressed again and again stores and delivers one judgment", async (t) => {
  const scene = await open(t);
  const { page, proxy, collector } = scene;
  const held = proxy.misbehave("POST", JUDGMENTS, faults.hold());
  await page.enter();
  await page.press("3", ...Array(12).fill(Key.ENTER));
  await held.reached;
  held.release();
  proxy.behave();
  await page.hears("delivered");
  await page.reads("salon chair 2");
  assert.deepEqual(await arrived(collector), ["t1"]);
  assert.equal((await page.heard("stored")).length, 1);
});

test("a task that is judged again corrects its judgment, and the export has the last", async (t) => {
  const { page, driver, collector } = await open(t);
  await judge(page);
  await page.reads("salon chair 2");
  await driver.executeScript(`document.querySelector("gradeglass-judge").revisit("t1")`);
  await page.reads("salon chair 1");
  await page.enter();
  await page.press("1", Key.ENTER, Key.ENTER);
  await page.hears("delivered", 2);
  const [first, second] = (await page.heard("stored")).map(({ detail }) => detail.judgment);
  assert.equal(second.supersedes, first.id);
  const exported = (...more) => {
    const args = ["export", "--database", collector.database, "--format", "jsonl", ...more];
    const lines = execFileSync(gradeglass, args, { encoding: "utf8" }).trim().split("\n");
    return lines.map((line) => JSON.parse(line).id);
  };
  assert.deepEqual(exported(), [second.id]);
  assert.deepEqual(exported("--superseded"), [first.id, second.id]);
});

test("two tabs deliver each judgment once", async (t) => {
  const scene = await open(t, 4);
  const { page, proxy, driver, collector } = scene;
  const first = await driver.getWindowHandle();
  proxy.misbehave("POST", JUDGMENTS, faults.drop());
  await judge(page);
  await page.hears("stored");
  await driver.switchTo().newWindow("tab");
  await driver.get(scene.address);
  await page.ready();
  await judge(page);
  await page.hears("stored");
  proxy.behave();
  await flush(page);
  await driver.close();
  await driver.switchTo().window(first);
  await flush(page);
  await arrives(scene, 1);
  await page.until(async () => (await collector.judgments()).length === new Set(keys(proxy)).size, "as many judgments as were made");
  const ids = (await collector.judgments()).map((judgment) => judgment.id);
  assert.equal(new Set(ids).size, ids.length);
});

const keys = (proxy) => proxy.requests("POST", JUDGMENTS).map((it) => it.headers["idempotency-key"]);

test("what the collector refuses is set aside with its reason, and judging goes on", async (t) => {
  const scene = await open(t);
  const { page, proxy } = scene;
  const problem = JSON.stringify({ title: "Refused", status: 422, detail: "This market is closed." });
  proxy.misbehave("POST", JUDGMENTS, faults.status(422, { "Content-Type": "application/problem+json" }, problem), 1);
  await judge(page);
  await page.hears("rejected");
  await page.reads("salon chair 2");
  await page.click(await page.find('[part~="unsent"]'));
  await page.reads("This market is closed.");
});

const INTERRUPTIONS = {
  "breaks the connection": faults.drop(),
  "answers with a page of HTML": faults.html(),
  "answers 200 to nothing": faults.nothing(),
  "redirects": faults.redirect("/elsewhere"),
  "is overloaded": faults.status(503, { "Retry-After": "1" }, ""),
  "wants fewer requests": faults.status(429, { "Retry-After": "1" }, ""),
  "fails": faults.status(500, { "Content-Type": "text/html" }, "<h1>Internal Server Error</h1>"),
};

for (const [what, fault] of Object.entries(INTERRUPTIONS)) {
  test(`a backend that ${what} loses nothing`, async (t) => {
    const scene = await open(t);
    const { page, proxy, collector } = scene;
    proxy.misbehave("POST", JUDGMENTS, fault);
    await judge(page);
    await page.hears("stored");
    await proxy.seen("POST", JUDGMENTS);
    assert.deepEqual(await page.heard("delivered"), []);
    proxy.behave();
    await flush(page);
    await arrives(scene, 1);
    assert.deepEqual(await arrived(collector), ["t1"]);
    await page.reads("salon chair 2");
  });
}

test("a backend that hangs holds nobody up", async (t) => {
  const scene = await open(t);
  const { page, proxy } = scene;
  proxy.misbehave("POST", JUDGMENTS, faults.hang());
  await judge(page);
  await proxy.seen("POST", JUDGMENTS);
  await page.reads("salon chair 2");
  await judge(page);
  await page.hears("stored", 2);
});

test("what could not be sent here is saved, and sent from another machine, once", async (t) => {
  const here = await open(t, 3);
  here.proxy.misbehave("POST", JUDGMENTS, faults.drop());
  for (const task of [1, 2]) {
    await here.page.reads(`salon chair ${task}`);
    await judge(here.page);
    await here.page.hears("stored", task);
  }
  const saved = await here.page.driver.executeScript(`return document.querySelector("gradeglass-judge").exportOutbox()`);
  assert.equal(saved.trim().split("\n").length, 2);
  const there = await open(t, 3);
  const take = (text) => there.page.driver.executeScript(
    `return document.querySelector("gradeglass-judge").importOutbox(arguments[0]).catch((error) => error.message)`, text);
  assert.equal(await take(saved), 2);
  await there.page.hears("delivered", 2);
  assert.deepEqual(await arrived(there.collector), ["t1", "t2"]);
  assert.equal(await take(`${saved}{"id": 1}`), "line 3 is no judgment");
  await take(saved);
  await flush(there.page);
  assert.deepEqual(await arrived(there.collector), ["t1", "t2"]);
});

/** Ten thousand in one browser; in the others as many as show the same, in less time. */
const MANY = browserName === "chromium" ? 10_000 : 3_000;

test("thousands that waited go out while the page says how many are left", { timeout: 300_000 }, async (t) => {
  const count = MANY;
  const scene = await setScene(t, shared, { documents: [[quick, tasks(2, 1)]] });
  const { page, proxy, driver, collector } = scene;
  const connection = JSON.stringify({ url: JUDGMENTS, batch: 100 });
  proxy.serve("/connection.json", connection, "application/json");
  await openEmbedded(scene, { ...fromCollector("quick"), connection: "/connection.json" });
  const held = proxy.misbehave("POST", JUDGMENTS, faults.drop());
  await judge(page);
  const [{ detail }] = await page.hears("stored");
  for (let from = 1; from < count; from += 500) {
    assert.equal(await driver.executeAsyncScript(FILL, detail.judgment, from, Math.min(count, from + 500)), null);
  }
  assert.ok(held);
  await page.reads(/(10|3)[,.]?000/);
  const before = await driver.executeScript("return performance.memory?.usedJSHeapSize ?? 0");
  proxy.behave();
  await driver.executeScript(FRAMES);
  await driver.executeScript(`void document.querySelector("${page.element}").flush()`);
  await proxy.seen("POST", JUDGMENTS, proxy.requests("POST", JUDGMENTS).length + 3);
  await page.reads(/\b[1-9][,.]?\d{3}\b/);
  const delivered = () => driver.executeScript(`return window.heard.filter(({ name }) => name === "delivered").length`);
  for (let now = 0; now < count; now = await delivered()) await page.until(async () => (await delivered()) > now, `more than ${now} are delivered`);
  const kept = await collector.judgments();
  assert.equal(new Set(kept.map((judgment) => judgment.id)).size, count);
  const { longest, frames } = await driver.executeScript("return window.frames_seen");
  const after = await driver.executeScript("return performance.memory?.usedJSHeapSize ?? 0");
  t.diagnostic(`longest frame ${Math.round(longest)} ms of ${frames}; heap ${Math.round((after - before) / 1e6)} MB more`);
  assert.ok(frames > 20, "the page goes on drawing");
});

/** Puts copies under new ids into the outbox, as if a day's work had been saved elsewhere. */
const FILL = `
const [judgment, from, to, done] = arguments;
const id = (number) => judgment.id.slice(0, -12) + number.toString(16).padStart(12, "0");
const lines = Array.from({ length: to - from }, (_, at) => JSON.stringify({ ...judgment, id: id(from + at) }));
document.querySelector("gradeglass-judge").importOutbox(lines.join("\\n")).then(() => done(null), (error) => done(String(error)));`;

/** Measures how long the page takes from frame to frame. */
const FRAMES = `
window.frames_seen = { longest: 0, frames: 0 };
let last = performance.now();
requestAnimationFrame(function next(now) {
  window.frames_seen.longest = Math.max(window.frames_seen.longest, now - last);
  window.frames_seen.frames += 1;
  last = now;
  requestAnimationFrame(next);
});`;

test("headers are asked for again when they have expired", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 1)]], extra: ["--token", "fresh"] });
  const { page, proxy } = scene;
  const script = `
    let asked = 0;
    const element = document.querySelector("gradeglass-judge");
    element.authorize = async () => ({ Authorization: "Bearer " + (asked++ < Number(new URLSearchParams(location.search).get("stale")) ? "stale" : "fresh") });
    window.asked = () => asked;`;
  await openEmbedded(scene, fromCollector("quick"), { script });
  await page.ready();
  proxy.misbehave("POST", JUDGMENTS, faults.status(401, {}, ""), 1);
  const before = await page.driver.executeScript("return window.asked()");
  await judge(page);
  await page.hears("delivered");
  assert.ok((await page.driver.executeScript("return window.asked()")) > before, "authorize was asked again");
});
