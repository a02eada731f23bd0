// The front page and the page of the whole window: with a collector, and on a plain file server.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { assertAccessible } from "../harness/axe.mjs";
import { faults } from "../harness/proxy.mjs";
import { setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();

/** Goes from the front page to the first guideline, and judges by key. */
async function pick(scene) {
  const { driver, page, proxy } = scene;
  await driver.get(`${proxy.address}/`);
  const list = await driver.findElement(By.id("guidelines"));
  await page.until(async () => (await list.findElements(By.css("a"))).length === 3, "three guidelines are listed");
  const counts = [...(await list.getText()).matchAll(/(\S+) tasks/g)].map(([, count]) => Number(count));
  assert.equal(counts.length, 3);
  assert.ok(counts.every((count) => count > 10), `each has tasks: ${counts}`);
  await assertAccessible(driver, "a guideline is picked");
  await driver.findElement(By.id("annotator")).sendKeys("ann");
  await page.click((await list.findElements(By.css("a")))[0]);
  await page.ready();
  await page.enter();
  await page.press("0");
  await page.until(async () => Object.values(await page.chosen()).flat().length === 1, "a key judges");
  await assertAccessible(driver, "the page of the whole window is worked with");
}

test("the front page leads to a guideline of the collector", async (t) => {
  const scene = await setScene(t, shared);
  await pick(scene);
  const read = "return performance.getEntriesByType('resource').map(({ name }) => name)";
  const asked = await scene.driver.executeScript(read);
  const modules = asked.filter((address) => address.endsWith("gradeglass_judge_bg.wasm"));
  assert.equal(modules.length, 1, "the WebAssembly comes once, also where a page asks for it early");
});

test("the same pages on a plain file server judge the demo without a collector", async (t) => {
  const scene = await setScene(t, shared);
  scene.proxy.misbehave("GET", "/api", faults.status(404, { "Content-Type": "text/html" }, "<h1>Not found</h1>"));
  await pick(scene);
});
