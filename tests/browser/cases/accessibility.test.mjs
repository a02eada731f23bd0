// axe-core finds nothing in any state that an annotator meets.

import { test } from "node:test";
import { assertAccessible } from "../harness/axe.mjs";
import { careful, quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();
const anyCard = { ...quick, id: "any", inputs: { query: { text: "string" } } };
const gone = (kind) => [{ kind, url: `/gone.${kind}`, alt: "A chair" }];
const kinds = [
  { card: "product", data: { title: "A chair", price: 20 }, media: gone("image") },
  { card: "web", data: { title: "Choosing a chair", url: "https://example.org/chairs", snippet: "On seats." } },
  { card: "passage", data: { text: "A chair is a seat for one." } },
  { card: "image", data: { title: "A picture" }, media: gone("image") },
  { card: "video", data: { title: "A clip", duration: 4 }, media: gone("video") },
  { card: "ad", data: { headline: "Chairs for sale", advertiser: "Seats" } },
  { card: "answer", data: { answer: "For one." } },
  { card: "mystery", data: { what: "an unknown kind", parts: { legs: 4 } } },
];
const covered = (result) => ({ ...result, labels: [{ category: "violence-graphic-content", severity: "high", confidence: 1, source: "test" }] });

/** Opens a page, does something, and looks. `given` is what the proxy does or serves before. */
function looks(state, act, { guideline = careful, count = 2, change, attributes = {}, page: options = {}, given = () => {} } = {}) {
  test(`accessible while ${state}`, async (t) => {
    const scene = await setScene(t, shared, { documents: [[guideline, tasks(2, count, change)]] });
    given(scene.proxy);
    await openEmbedded(scene, { ...fromCollector(guideline.id, "ann"), ...attributes }, options);
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
    for (const task of [1, 2]) {
      await page.reads(`salon chair ${task}`);
      await page.enter();
      await page.press("3", "3", Key.ENTER, Key.ENTER);
    }
    await page.find('[part~="state"]');
  },
  { guideline: quick },
);

looks(
  "a result is uncovered",
  async (page) => {
    await page.click((await page.all(".reveal"))[0]);
    await page.find('.reveal[aria-pressed="true"]');
  },
  { change: covered },
);

looks("settings are open", async (page) => {
  await page.click(await page.find('[part~="header"] .icon-button'));
  await page.find("dialog[open]");
});

looks("a reason is asked", async (page) => {
  await page.enter();
  await page.press("c");
  await page.find("dialog[open]");
});

looks("results are searched", async (page) => {
  await page.enter();
  await page.press("/");
  await page.press(..."chair");
  await page.find('[role="search"] input');
});

looks(
  "judgments wait and one was refused",
  async (page) => {
    await page.enter();
    await page.press("3", "3", Key.ENTER, Key.ENTER);
    await page.hears("rejected");
    await page.click(await page.find('[part~="unsent"]'));
    await page.find("dialog[open]");
  },
  { guideline: quick, given: (proxy) => proxy.misbehave("POST", "/api/judgments", faults.status(422, {}, "")) },
);

const unready = { ready: false };
looks("tasks are awaited", (page) => page.find('[part~="state"]'), {
  page: unready,
  given: (proxy) => proxy.misbehave("GET", "/api/tasks", faults.hang()),
});
looks("there is nothing to judge", (page) => page.reads("Nothing to judge yet"), {
  page: unready,
  attributes: { tasks: "/none.json" },
  given: (proxy) => proxy.serve("/none.json", "[]", "application/json"),
});
looks("tasks did not come", (page) => page.find('[part~="state"][role="alert"] button'), {
  page: unready,
  given: (proxy) => proxy.misbehave("GET", "/api/tasks", faults.status(500, {}, "")),
});
looks("the guideline cannot be used", (page) => page.reads("feilds"), {
  page: unready,
  attributes: { guideline: "/broken.json" },
  given: (proxy) => proxy.serve("/broken.json", JSON.stringify({ ...quick, feilds: [] }), "application/json"),
});

looks(
  "every kind of card is shown, and broken media",
  async (page) => page.reads("an unknown kind"),
  { guideline: anyCard, count: kinds.length, change: (result) => ({ ...result, ...kinds[result.position - 1] }) },
);

test("accessible while each question of the demo is asked", async (t) => {
  const scene = await setScene(t, shared);
  for (const guideline of ["product-search", "web-results", "short-video-safety"]) {
    await openEmbedded(scene, fromCollector(guideline));
    await scene.page.enter();
    await scene.page.press("3");
    await assertAccessible(scene.driver, `judging ${guideline}`);
  }
});

test("accessible in the dark", async (t) => {
  const { Browser } = await import("../harness/browser.mjs");
  const dark = { browser: await Browser.start({ dark: true }) };
  t.after(() => dark.browser.quit());
  const scene = await setScene(t, dark, { documents: [[careful, tasks(1, 2)]] });
  await openEmbedded(scene, fromCollector("careful"));
  await choose(scene.page, "r1", "broken");
  await assertAccessible(scene.driver, "in the dark");
});
