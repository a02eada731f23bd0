// What one test needs, and the end of it all when the test is over: a collector with a proxy before
// it (on ports of their own, so that storage is fresh), and a page in a browser that the file shares.

import { after, before } from "node:test";
import { Browser } from "./browser.mjs";
import { Collector } from "./collector.mjs";
import { embed } from "./host.mjs";
import { Page } from "./page.mjs";
import { Proxy } from "./proxy.mjs";
import { keepShot } from "./shots.mjs";

/** A browser for the tests of one file. */
export function sharedBrowser(options) {
  const shared = {};
  before(async () => {
    shared.browser = await Browser.start(options);
  });
  after(async () => {
    await shared.browser?.quit();
  });
  return shared;
}

/** Sets the scene: `{ collector, proxy, page, browser, driver }`. Nothing is opened yet. */
export async function setScene(test, shared, options = {}) {
  const collector = await Collector.start(options);
  const proxy = await Proxy.start(collector);
  const scene = { browser: shared.browser, collector, proxy };
  scene.driver = shared.browser.driver;
  scene.page = new Page(scene.driver);
  test.after(async () => {
    if (test.error || test.passed === false) await keepShot(shared.browser.driver, `failed-${slug(test.name)}`).catch(() => {});
    await shared.browser.driver.get("about:blank").catch(() => {});
    await proxy.close();
    await collector.close();
  });
  return scene;
}

/** Opens a page that embeds one element, by the attributes given, under the strict policy. */
export async function openEmbedded(scene, attributes, extra = {}) {
  const address = embed(scene.proxy, [attributes], extra);
  await scene.driver.get(address);
  if (extra.ready !== false) await scene.page.ready();
  return address;
}

function slug(name) {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 80);
}
