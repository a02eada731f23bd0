// Several tabs of one annotator, and storage that is full.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();
const ELSEWHERE = "open in another tab";

async function open(t, count, extra) {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(count, 1)]] });
  scene.address = await openEmbedded(scene, fromCollector("quick"), extra);
  await scene.page.reads("salon chair 1");
  return scene;
}

async function judge(page) {
  await page.enter();
  await page.press("3", Key.ENTER, Key.ENTER);
}

test("a task that is open in another tab is told, and not judged twice", async (t) => {
  const { page, driver, collector, address } = await open(t, 2);
  const first = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  const second = await driver.getWindowHandle();
  t.after(async () => {
    for (const handle of await driver.getAllWindowHandles()) {
      if (handle === first) continue;
      await driver.switchTo().window(handle);
      await driver.close();
    }
    await driver.switchTo().window(first);
  });
  await page.open(address);
  await page.reads(ELSEWHERE);
  await driver.switchTo().window(first);
  assert.doesNotMatch(await page.text(), new RegExp(ELSEWHERE), "the tab that was first is left in peace");
  await judge(page);
  await page.reads("salon chair 2");
  await driver.switchTo().window(second);
  await page.until(async () => !(await page.text()).includes("salon chair 1"), "the second tab goes on too", () => page.text());
  await driver.switchTo().window(first);
  await judge(page);
  await page.hears("delivered", 2);
  assert.deepEqual((await collector.judgments()).map((it) => it.task.id).sort(), ["t1", "t2"]);
});

test("a reload does not look like another tab", async (t) => {
  const { page, driver, address } = await open(t, 1);
  for (let time = 0; time < 3; time += 1) await page.open(address);
  const seen = await driver.executeAsyncScript(
    `const done = arguments[0], root = document.querySelector("gradeglass-judge").shadowRoot;
     setTimeout(() => done(root.querySelector("main, .root").innerText), 1000);`,
  );
  assert.doesNotMatch(seen, new RegExp(ELSEWHERE));
});

test("a tab that sends is closed, and another sends what it left", async (t) => {
  const { page, driver, proxy, collector, address } = await open(t, 2);
  proxy.misbehave("POST", "/api/judgments", faults.drop());
  await judge(page);
  await page.hears("stored");
  const first = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  const second = await driver.getWindowHandle();
  await page.open(address);
  await driver.switchTo().window(first);
  await driver.close();
  await driver.switchTo().window(second);
  proxy.behave();
  await page.hears("delivered");
  assert.equal((await collector.judgments()).length, 1);
});

test("storage that is full is told, and the judgment is stored once there is room", async (t) => {
  const script = `
    const put = IDBObjectStore.prototype.put;
    window.full = true;
    IDBObjectStore.prototype.put = function (...values) {
      if (window.full) throw new DOMException("no room", "QuotaExceededError");
      return put.apply(this, values);
    };`;
  const { page, driver } = await open(t, 2, { script });
  await judge(page);
  await page.reads(/full/);
  assert.deepEqual(await page.heard("stored"), []);
  assert.match(await page.text(), /salon chair 1/);
  await driver.executeScript("window.full = false; document.querySelector('gradeglass-judge').submit()");
  await page.hears("stored");
  await page.reads("salon chair 2");
});

test("why nothing goes out is said to the host once", async (t) => {
  const { page, proxy } = await open(t, 1);
  proxy.misbehave("POST", "/api/judgments", faults.redirect("/elsewhere"));
  await judge(page);
  await proxy.seen("POST", "/api/judgments", 3);
  const errors = (await page.heard("error")).map((event) => event.detail.code);
  assert.deepEqual(errors, ["delivery-redirected"]);
});
