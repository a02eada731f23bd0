// Screenshots of every cover level and of the settings, light and dark, from left to right and from
// right to left: kept for people to look at. What is asserted is that settings work before any task
// is there, and change what covers show.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { assertAccessible } from "../harness/axe.mjs";
import { Browser } from "../harness/browser.mjs";
import { act, openSecrets, shows } from "../harness/leaking.mjs";
import { Key } from "../harness/page.mjs";
import { png } from "../harness/pixels.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { filmed, pictured, task } from "../harness/secrets.mjs";
import { browserName } from "../harness/settings.mjs";
import { keepShot } from "../harness/shots.mjs";

const browsers = {};
after(() => Promise.all(Object.values(browsers).map(({ browser }) => browser.quit())));

const shade = (at) => `data:image/png;base64,${png(16, 9, (x, y) => [70 + at * 16 + x * 3, 80 + y * 6, 90 + at * 8]).toString("base64")}`;

/** One of each level, and what a host may put on a cover: keyframes, milder words, a description. */
function levels() {
  const [film, plain] = [filmed("film", "hate"), pictured("plain", "hate")];
  film.media[0].keyframes = Array.from({ length: 8 }, (_, at) => shade(at));
  delete plain.media[0].preview;
  plain.paraphrase = "Somebody says that a group of people should not be here.";
  plain.labels[0].description = "A poster on a wall";
  return task(pictured("open", "safe"), pictured("soften", "nudity"), pictured("veil", "eating disorders"), pictured("seal", "gore"), pictured("vault", "csam"), film, plain);
}

const LOCALES = [["en", "ltr"], ["ar", "rtl"]];
/** In WebKit, whose driver takes its time, each theme and each direction once. */
const shown = (theme, locale) => browserName !== "webkit" || (theme === "dark") === (locale === "ar");

for (const theme of ["light", "dark"])
  for (const [locale, dir] of LOCALES.filter(([locale]) => shown(theme, locale)))
    test(`covers and settings, ${theme}, ${locale}`, async (t) => {
      browsers[theme] ??= { browser: await Browser.start({ dark: theme === "dark", size: [1280, 1500] }) };
      const prompt = { en: "Look only for what you need to judge." };
      const scene = await openSecrets(t, browsers[theme], { task: levels(), protection: { prompt }, extra: { lang: locale, dir } });
      await scene.driver.executeScript("document.querySelector('gradeglass-judge').setAttribute('locale', arguments[0])", locale);
      await scene.page.ready();
      await keepShot(scene.driver, `covers-${theme}-${locale}`);
      await assertAccessible(scene.driver, `covered, ${theme}, ${locale}`);
      const scroll = (to) => scene.page.inside("root.querySelector('.main').scrollTop = arguments[1]; return 0", to);
      await scroll(9_000);
      await scene.page.find('[data-result="film"] canvas');
      await keepShot(scene.driver, `covers-more-${theme}-${locale}`);
      await scroll(0);
      await scene.page.enter();
      await scene.page.press("j", "j", " ");
      await shows(scene.page, "veil", "h3");
      await scene.driver.actions().pause(400).sendKeys(" ").perform();
      await shows(scene.page, "veil", ".picture");
      await keepShot(scene.driver, `revealed-${theme}-${locale}`);
      await assertAccessible(scene.driver, `revealed, ${theme}, ${locale}`);
      await scene.page.press(Key.ESCAPE);
      await keepShot(scene.driver, `all-covered-${theme}-${locale}`);
      await scene.page.click((await scene.page.all(".head-tools .icon-button"))[0]);
      await scene.page.find("dialog[open] .samples");
      await keepShot(scene.driver, `settings-${theme}-${locale}`);
      await assertAccessible(scene.driver, `settings, ${theme}, ${locale}`);
    });

const shared = sharedBrowser();

test("before the first task settings are tried on something harmless, and hold for what comes", async (t) => {
  const scene = await setScene(t, shared);
  const script = "document.querySelector('gradeglass-judge').nextTask = async () => null;";
  await openEmbedded(scene, { annotator: "ann" }, { script, ready: false });
  const { page } = scene;
  await page.click(await page.find('[aria-label="Settings"]'));
  const finest = await page.find('[aria-labelledby="comfort-grain"] button:last-child');
  await page.click(finest);
  await page.until(async () => (await page.inside("return root.querySelector('.sample canvas')?.height")) === 48, "the sample is finer");
  const switches = await page.find('[aria-labelledby="comfort-cover-all"]');
  await page.click(switches);
  await page.press(Key.ESCAPE);
  await page.until(async () => (await page.all("dialog[open]")).length === 0, "settings are closed");
  await scene.driver.navigate().refresh();
  await page.click(await page.find('[aria-label="Settings"]'));
  assert.equal(await (await page.find('[aria-labelledby="comfort-cover-all"]')).getAttribute("aria-checked"), "true");
  assert.equal(await page.inside("return root.querySelector('.sample canvas').height"), 48);
});
