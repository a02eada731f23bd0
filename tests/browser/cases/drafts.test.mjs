// Answers outlive the page.

import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();

test("answers are there again after a reload", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 3)]] });
  const { page, driver } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  await page.enter();
  await page.press("3", "1");
  await page.shows({ r1: "exact", r2: "irrelevant", r3: [] });
  await driver.navigate().refresh();
  await page.ready();
  await page.shows({ r1: "exact", r2: "irrelevant", r3: [] });
});

test("answers are there again after the browser was killed", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 3)]] });
  const { page, browser } = scene;
  const address = await openEmbedded(scene, fromCollector("quick"));
  await page.enter();
  await page.press("3", "1");
  await page.shows({ r1: "exact", r2: "irrelevant", r3: [] });
  await page.until(async () => (await stored(page)) >= 1, "the draft is on the disk");
  await browser.crashAndRestart();
  page.driver = browser.driver;
  await page.open(address);
  await page.shows({ r1: "exact", r2: "irrelevant", r3: [] });
});

test("each annotator has a draft of their own", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 2)]] });
  const { page } = scene;
  await openEmbedded(scene, fromCollector("quick", "ann"));
  await page.enter();
  await page.press("3");
  await page.shows({ r1: "exact" });
  await page.until(async () => (await stored(page)) >= 1, "the draft is on the disk");
  await openEmbedded(scene, fromCollector("quick", "ben"));
  await page.shows({ r1: [], r2: [] });
  await openEmbedded(scene, fromCollector("quick", "ann"));
  await page.shows({ r1: "exact", r2: [] });
});

test("a submitted task leaves no draft behind", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 1)]] });
  const { page } = scene;
  await openEmbedded(scene, fromCollector("quick"));
  await page.enter();
  await page.press("3", Key.ENTER, Key.ENTER);
  await page.hears("delivered");
  await page.until(async () => (await stored(page)) === 0, "no draft is on the disk");
});

/** How many drafts are on the disk. */
function stored(page) {
  return page.driver.executeAsyncScript(`
    const done = arguments[0];
    (async () => {
      let count = 0;
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        for (const store of database.objectStoreNames) {
          if (!/draft/i.test(store)) continue;
          const request = database.transaction(store).objectStore(store).count();
          count += await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
        }
        database.close();
      }
      return count;
    })().then(done, (error) => done(String(error)));`);
}
