// Screenshots of every state at every width, light and dark, from left to right and from right to
// left: kept for people to look at. What is asserted is that nothing is wider than its page.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Browser } from "../harness/browser.mjs";
import { fromCollector } from "../harness/host.mjs";
import { openEmbedded, setScene } from "../harness/scene.mjs";
import { keepShot } from "../harness/shots.mjs";

const WIDTHS = [320, 360, 800, 1280, 1920, 2560];
const shared = { light: {}, dark: {} };
after(() => Promise.all(Object.values(shared).map(({ browser }) => browser?.quit())));

for (const theme of ["light", "dark"]) {
  for (const [locale, dir] of [["en", "ltr"], ["ar", "rtl"]]) {
    test(`the demo fits its page, ${theme}, ${locale}`, async (t) => {
      shared[theme].browser ??= await Browser.start({ dark: theme === "dark", size: [1280, 900] });
      const scene = await setScene(t, shared[theme]);
      const guidelines = await (await fetch(`${scene.collector.address}/api/guidelines`)).json();
      for (const { id } of guidelines) {
        await openEmbedded(scene, fromCollector(id, "ann", { locale }), { lang: locale, dir });
        for (const width of WIDTHS) {
          await scene.browser.resize(width, 900);
          await scene.page.ready();
          await keepShot(scene.driver, `${id}-${width}-${theme}-${locale}`);
          await assertFits(scene.page, `${id} at ${width} px`);
        }
      }
    });
  }
}

/** Nothing of the page is wider than the page, whatever is open. */
async function assertFits(page, state) {
  const wide = await page.inside(`
    const all = [host, ...root.querySelectorAll('[part~="page"], [part~="main"], [part~="guideline"], dialog[open]')];
    return Math.max(...all.map((it) => it.scrollWidth - it.clientWidth));`);
  assert.ok(wide <= 1, `${state} is ${wide} px wider than its page`);
}

test("at 400 % zoom on a window of 1,280 by 1,024 everything is there and is reached", async (t) => {
  const browser = await Browser.start();
  t.after(() => browser.quit());
  const scene = await setScene(t, { browser });
  const { page, driver } = scene;
  await browser.resize(320, 256);
  await openEmbedded(scene, fromCollector("product-search"));
  const keep = async (state) => {
    await keepShot(driver, `zoom-${state}`);
    await assertFits(page, state);
  };
  await keep("start");
  await page.enter();
  await page.press("0", "0");
  await page.until(async () => (await inSight(page, ".card.current .title")) && (await page.current()) !== null, "the current card is in sight");
  await keep("judging");
  await page.press("g");
  await page.find('[part~="guideline"]');
  await keep("guideline");
  await page.press("g");
  for (const [key, name] of [["?", "help"], ["s", "reason"]]) {
    await page.enter();
    await page.press(key);
    await page.find("dialog[open]");
    await keep(name);
    await page.click(await page.find("dialog[open] .icon-button"));
    await page.until(async () => (await page.all("dialog[open]")).length === 0, `${name} is closed`);
  }
  await page.click(await page.submitButton());
  await page.find('[part~="finding"]');
  await keep("findings");
});

/** Whether all of the first element that matches lies within the window. */
function inSight(page, selector) {
  return page.inside(
    `const box = root.querySelector(arguments[1])?.getBoundingClientRect();
     return Boolean(box) && box.top >= 0 && box.bottom <= innerHeight;`,
    selector,
  );
}

test("in the system's own colours what is chosen, current and covered can be told apart", async (t) => {
  const browser = await Browser.start({ forced: true });
  t.after(() => browser.quit());
  const scene = await setScene(t, { browser });
  const { page, driver } = scene;
  await openEmbedded(scene, fromCollector("product-search"));
  assert.equal(await driver.executeScript("return matchMedia('(forced-colors: active)').matches"), true);
  await page.click(await page.find('[data-result] [data-option="irrelevant"]'));
  await keepShot(driver, "forced-colours");
  const [chosen, other, marker, surface] = await page.inside(`
    const outline = (it) => { const { outlineStyle, outlineWidth } = getComputedStyle(it); return outlineStyle + outlineWidth; };
    const current = root.querySelector(".card.current");
    return [outline(root.querySelector(".option.chosen")), outline(root.querySelector(".option:not(.chosen)")),
      getComputedStyle(current, "::before").backgroundColor, getComputedStyle(root.querySelector('[part~="page"]')).backgroundColor];`);
  assert.notEqual(chosen, other);
  assert.notEqual(marker, surface);
});

test("nothing moves for people who asked for stillness", async (t) => {
  const browser = await Browser.start({ still: true });
  t.after(() => browser.quit());
  const scene = await setScene(t, { browser });
  const { page } = scene;
  await openEmbedded(scene, fromCollector("product-search"));
  const moving = await page.inside(`
    return [...root.querySelectorAll("*")].filter((it) => {
      const { transitionDuration, animationName } = getComputedStyle(it);
      return animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
    }).map((it) => it.className);`);
  assert.deepEqual(moving, []);
});
