// axe-core finds nothing in any state that an annotator meets.

import { test } from "node:test";
import { assertAccessible } from "../harness/axe.mjs";
import { careful, quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();
const covered = (result) => ({ ...result, labels: [{ category: "violence-graphic-content", severity: "high", confidence: 1, source: "test" }] });

/** Opens a page, does something, and looks. */
function looks(state, act, { guideline = careful, change, attributes = {}, page: options = {} } = {}) {
  test(`accessible while ${state}`, async (t) => {
    const scene = await setScene(t, shared, { documents: [[guideline, tasks(1, 2, change)]] });
    await openEmbedded(scene, fromCollector(guideline.id, "ann", attributes), options);
    await act(scene.page);
    await assertAccessible(scene.driver, state);
  });
}

const choose = async (page, result, option) =>
  page.click(await page.find(`[data-result="${result}"] [data-option="${option}"]`));

looks("judging", async (page) => {
  await page.enter();
  await page.press("3");
  await page.shows({ r1: "exact" });
});

looks("findings are shown", async (page) => {
  await choose(page, "r1", "broken");
  await choose(page, "r2", "partial");
  await page.click(await page.submitButton());
  await page.find('[part~="finding"]');
});

looks("a warning asks", async (page) => {
  await choose(page, "r1", "irrelevant");
  await choose(page, "r2", "partial");
  await page.click(await page.submitButton());
  await page.find("dialog[open]");
});

looks("help lists the keys", async (page) => {
  await page.enter();
  await page.press("?");
  await page.find("dialog[open]");
});

looks("the guideline is open", async (page) => {
  await page.enter();
  await page.press("g");
  await page.find('[part~="guideline"]');
});

looks("results are covered", (page) => page.find('[part~="cover"]'), { change: covered });

looks("judging from right to left", (page) => page.ready(), { attributes: { locale: "ar" }, page: { lang: "ar", dir: "rtl" } });

looks(
  "the batch is finished",
  async (page) => {
    await page.enter();
    await page.press("3", "3", Key.ENTER, Key.ENTER);
    await page.find('[part~="state"]');
  },
  { guideline: quick },
);

test("accessible in the dark", async (t) => {
  const { Browser } = await import("../harness/browser.mjs");
  const dark = { browser: await Browser.start({ dark: true }) };
  t.after(() => dark.browser.quit());
  const scene = await setScene(t, dark, { documents: [[careful, tasks(1, 2)]] });
  await openEmbedded(scene, fromCollector("careful"));
  await choose(scene.page, "r1", "broken");
  await assertAccessible(scene.driver, "in the dark");
});
