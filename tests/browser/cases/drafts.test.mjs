// Answers outlive the page.

import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { drafts } from "../harness/storage.mjs";

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
  await page.until(async () => (await drafts(page)) >= 1, "the draft is on the disk");
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
  await page.until(async () => (await drafts(page)) >= 1, "the draft is on the disk");
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
  await page.until(async () => (await drafts(page)) === 0, "no draft is on the disk");
});
