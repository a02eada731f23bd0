// A finger on a narrow screen does what the keys do.

import assert from "node:assert/strict";
import { test } from "node:test";
import input from "selenium-webdriver/lib/input.js";
import { careful, quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();
const covered = (result) => ({ ...result, labels: [{ category: "harassment-hate-speech", severity: "medium", confidence: 0.9, source: "test" }] });

/** Opens a page as wide as a phone. */
async function open(t, documents) {
  const scene = await setScene(t, shared, { documents });
  await scene.browser.resize(360, 740);
  t.after(() => scene.browser.resize(1280, 900));
  await openEmbedded(scene, fromCollector(documents[0][0].id));
  return scene;
}

/** A finger that has tapped nothing yet. */
function finger(driver) {
  const pointer = new input.Pointer("finger", input.Pointer.Type.TOUCH);
  return {
    async tap(element) {
      await driver.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", element);
      const at = pointer.move({ origin: element, duration: 0 });
      await driver.actions().insert(pointer, at, pointer.press(), pointer.release()).perform();
    },
  };
}

test("a task is judged and sent with a finger alone", async (t) => {
  const { page, driver, collector } = await open(t, [[quick, tasks(1, 2)]]);
  const touch = finger(driver);
  for (const [result, option] of [["r1", "exact"], ["r2", "partial"]]) {
    await touch.tap(await page.find(`[data-result="${result}"] [data-option="${option}"]`));
  }
  await page.shows({ r1: "exact", r2: "partial" });
  await touch.tap(await page.submitButton());
  await page.hears("delivered");
  const [judgment] = await collector.judgments();
  assert.deepEqual(judgment.answers.results, { r1: { grade: "exact" }, r2: { grade: "partial" } });
});

test("a finger leads to what is to mend, opens what a rule refers to, and skips", async (t) => {
  const { page, driver } = await open(t, [[careful, tasks(2, 2)]]);
  const touch = finger(driver);
  await touch.tap(await page.find('[data-result="r2"] [data-option="broken"]'));
  await touch.tap(await page.submitButton());
  await touch.tap(await page.find('[data-result="r2"] [part~="finding"] .link'));
  await page.find('[part~="guideline"]');
  await page.reads("Say in the note what does not work.");
  await touch.tap(await page.find('[part~="guideline"] .icon-button'));
  await touch.tap(await page.find(".ways-out button"));
  await touch.tap(await page.find("dialog[open] .button.primary"));
  await page.reads("salon chair 2");
});

test("a finger uncovers one result and covers it again", async (t) => {
  const { page, driver } = await open(t, [[quick, tasks(1, 2, covered)]]);
  const touch = finger(driver);
  const text = () => page.text();
  assert.doesNotMatch(await text(), /Chair number/);
  const step = async () => {
    if ((await text()).includes("Chair number 1")) return true;
    await touch.tap(await page.find('[data-result="r1"] .reveal'));
    return false;
  };
  await page.until(step, "the first result is uncovered");
  assert.doesNotMatch(await text(), /Chair number 2/, "the other one stays covered");
  await touch.tap((await page.all('[data-result="r1"] .reveal')).at(-1));
  await page.until(async () => !(await text()).includes("Chair number 1"), "it is covered again");
});

test("everything that a finger has to meet is large enough", async (t) => {
  const { page } = await open(t, [[careful, tasks(1, 2)]]);
  const small = await page.inside(`
    return [...root.querySelectorAll("button, input, textarea")].filter((it) => it.checkVisibility())
      .map((it) => [it.innerText || it.ariaLabel, it.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(([name, box]) => name + " " + box.width + " × " + box.height);`);
  assert.deepEqual(small, []);
});
