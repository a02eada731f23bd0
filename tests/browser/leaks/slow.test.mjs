// On a machine so slow that drawing is put off, a key goes to where focus goes, and what covers covers at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { act, actOf, assertCovered, openSecrets, secretRequests, secretWords, shows } from "../harness/leaking.mjs";
import { Key } from "../harness/page.mjs";
import { sharedBrowser } from "../harness/scene.mjs";
import { pictured, task } from "../harness/secrets.mjs";

const shared = sharedBrowser();

/** A machine on which drawing takes long, and focus comes well after the key that moves it. */
const SLOW = `
  const { setAttribute } = Element.prototype;
  const { setTimeout } = window;
  Element.prototype.setAttribute = function (...given) {
    const end = performance.now() + 20;
    while (performance.now() < end);
    return setAttribute.apply(this, given);
  };
  window.setTimeout = (call, ms, ...given) => setTimeout(call, ms || 500, ...given);`;

/** The act that shows a result's picture has focus, and the machine becomes slow. */
async function openSlowly(t, ...names) {
  const scene = await openSecrets(t, shared, { task: task(...names.map((name) => pictured(name, "hate"))) });
  await scene.driver.executeScript("arguments[0].focus()", await actOf(scene.page, "a", "Show", "Picture"));
  await scene.driver.executeScript(SLOW);
  return scene;
}

test("Enter after an answer submits, and presses nothing that focus is about to leave", async (t) => {
  const scene = await openSlowly(t, "a");
  await scene.page.press("1", Key.ENTER);
  await scene.page.hears("stored");
  await assertCovered(scene, "Enter was meant for Submit");
  assert.deepEqual(await scene.page.heard("exposure"), []);
});

test("Space after an answer opens the next result, not the one that focus is about to leave", async (t) => {
  const scene = await openSlowly(t, "a", "b");
  await scene.page.press("1", Key.SPACE);
  const words = () => secretWords(scene.driver);
  await scene.page.until(async () => (await words()).length > 0, "the words of a result are open");
  assert.ok((await words()).every((found) => /SECRETTXT (snippet of )?b|SECRETSITE|SECRETURL-b/.test(found)), await words());
  assert.deepEqual(secretRequests(scene), [], "no picture");
});

/** Counts the frames in which the picture can be seen from an act on: Escape, a click, a pointer that comes up. */
const WATCH = `
  const root = document.querySelector("gradeglass-judge").shadowRoot;
  const open = () => [...root.querySelectorAll(".picture")].some((it) => it.checkVisibility());
  window.frames = 0;
  const look = () => (open() ? ((window.frames += 1), requestAnimationFrame(look)) : (window.isCovered = true));
  addEventListener("keydown", ({ key }) => key === "Escape" && requestAnimationFrame(look), { capture: true });
  for (const name of ["click", "pointerup"]) addEventListener(name, () => requestAnimationFrame(look), { capture: true });`;

const press = ({ page }) => act(page, "a", "Show", "Picture");
const hold = async ({ driver, page }) => driver.actions().move({ origin: await page.find('[data-result="a"] .slot') }).press().perform();
for (const [what, reveal, cover] of [
  ["Escape", press, async (actions) => actions.sendKeys(Key.ESCAPE)],
  ["Cover", press, async (actions, page) => actions.move({ origin: await actOf(page, "a", "Cover", "Picture") }).click()],
  ["a pointer that comes up", hold, async (actions) => actions.release()],
]) {
  test(`${what} covers before the next frame, while drawing is put off`, async (t) => {
    const scene = await openSecrets(t, shared, { task: task(pictured("a", "eating disorders")) });
    const { driver, page } = scene;
    await page.enter();
    await reveal(scene);
    await shows(page, "a", ".picture");
    await driver.executeScript(SLOW);
    const covers = await cover(driver.actions().sendKeys("1"), page);
    await driver.executeScript(WATCH);
    // An answer is drawn, slowly, and what comes after drawing waits.
    await covers.perform();
    await page.until(() => driver.executeScript("return window.isCovered"), "it is covered");
    assert.equal(await driver.executeScript("return window.frames"), 0, "frames in which it was open");
  });
}
