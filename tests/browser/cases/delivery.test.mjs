// Every judgment arrives, and arrives once, whatever happens between the page and the collector.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

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
