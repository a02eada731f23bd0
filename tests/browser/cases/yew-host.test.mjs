// The element in a portal that is made with Yew itself: with a closed shadow root, neither module
// takes the other's nodes or events for its own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { careful, tasks } from "../harness/fixtures.mjs";
import { Key, Page } from "../harness/page.mjs";
import { setScene, sharedBrowser } from "../harness/scene.mjs";
import { yewHost } from "../harness/settings.mjs";

const shared = sharedBrowser();
const HOST = `
  import { define } from "/judge-element.js";
  import portal from "/gradeglass_yew_host.js";
  define({ shadow: "closed" });
  await portal();`;
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A portal</title>
  <script src="/watch.js"></script><script type="module" src="/portal.js"></script><body></body></html>`;
const WATCH = `window.faults = []; addEventListener("error", (it) => window.faults.push(it.message));`;

test("a portal made with Yew and the element with a closed root keep to themselves", async (t) => {
  const scene = await setScene(t, shared, { documents: [[careful, tasks(1, 2)]] });
  const { driver, proxy, collector } = scene;
  proxy.serve("/watch.js", WATCH, "text/javascript");
  proxy.serve("/portal.js", HOST, "text/javascript");
  for (const [name, type] of [["gradeglass_yew_host.js", "text/javascript"], ["gradeglass_yew_host_bg.wasm", "application/wasm"]]) {
    proxy.serve(`/${name}`, readFileSync(join(yewHost, name)), type);
  }
  await driver.get(proxy.serve("/portal.html", PAGE));
  const page = new Page(driver);
  const counts = async () => (await driver.findElement(By.id("counts")).getText());
  await page.find('[part~="card"]');
  assert.equal(await driver.executeScript("return document.querySelector('gradeglass-judge').shadowRoot"), null);

  await page.click(await page.find('[data-result="r1"] [data-option="broken"]'));
  const chosen = '[data-result="r1"] [data-option="broken"][aria-checked="true"]';
  await page.find(chosen);
  assert.equal(await counts(), "1 clicks, 0 presses, 0 inputs");
  await page.click(await page.find('[data-result="r1"] input[type="text"], [data-result="r1"] textarea'));
  await page.press(..."torn");
  await page.until(async () => (await (await page.find('[data-result="r1"] input[type="text"], [data-result="r1"] textarea')).getAttribute("value")) === "torn", "the text is typed");
  assert.equal(await counts(), "2 clicks, 0 presses, 0 inputs");

  await page.click(await driver.findElement(By.id("own")));
  await page.click(await driver.findElement(By.id("search")));
  await page.press("3");
  await page.until(async () => (await counts()) === "4 clicks, 1 presses, 1 inputs", "the portal hears its own", counts);
  assert.equal((await page.all(chosen)).length, 1, "what the portal's handlers drew left the element alone");

  await page.click(await page.find('[data-result="r2"] [data-option="partial"]'));
  await page.click(await page.submitButton());
  await page.until(async () => (await collector.judgments()).length === 1, "the judgment arrived");
  const [judgment] = await collector.judgments();
  assert.deepEqual(judgment.answers.results, { r1: { grade: "broken", note: "torn" }, r2: { grade: "partial" } });
  assert.deepEqual(await driver.executeScript("return window.faults"), []);
});
