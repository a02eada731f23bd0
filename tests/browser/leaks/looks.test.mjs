// However the page is looked at, covered is covered, and the way to reveal can be found and hit. (L30, L39, L40)

import assert from "node:assert/strict";
import { test } from "node:test";
import { Browser } from "../harness/browser.mjs";
import { act, assertCovered, assertLeaks, openNaive, openSecrets, place, shows } from "../harness/leaking.mjs";
import { Key } from "../harness/page.mjs";
import { pixels, png } from "../harness/pixels.mjs";
import { sharedBrowser } from "../harness/scene.mjs";
import { filmed, pictured, secretVideo, seen, task } from "../harness/secrets.mjs";
import { browserName } from "../harness/settings.mjs";
import { keepShot } from "../harness/shots.mjs";

const shared = sharedBrowser();

const LOOKS = [
  ["320 pixels wide", async ({ browser }) => browser.resize(320, 700), async ({ browser }) => browser.resize(1280, 900)],
  ["at 400 %", ({ driver }) => driver.executeScript("document.documentElement.style.zoom = 4")],
  ["with text at 200 %", ({ driver }) => driver.executeScript("document.documentElement.style.fontSize = '200%'")],
  ["from right to left", ({ driver }) => driver.executeScript("document.documentElement.dir = 'rtl'; document.querySelector('gradeglass-judge').setAttribute('locale', 'ar')")],
];
/** What a browser is started with: its user's own settings. */
const CHOSEN = [
  ["with forced colours", { forced: true }, "return matchMedia('(forced-colors: active)').matches"],
  ["with less motion", { still: true }, "return matchMedia('(prefers-reduced-motion: reduce)').matches"],
  ["in the dark", { dark: true }, "return matchMedia('(prefers-color-scheme: dark)').matches"],
];

/** What a browser's driver cannot do is named. */
const SKIPPED = {
  webkit: {
    "at 400 %": "WebKit asks containers for their width as it would be without the style's zoom, and its driver has no other; 320 pixels stand for it",
    "with forced colours": "WebKit has no forced colours",
  },
};

for (const [what, look, back] of LOOKS) {
  test(`L30: covered ${what}, and every act is 24 pixels high and wide`, { skip: SKIPPED[browserName]?.[what] ?? false }, async (t) => {
    const scene = await openSecrets(t, shared);
    await look(scene);
    await assertWorkable(scene, what);
    await back?.(scene);
  });
}

for (const [what, chosen, holds] of CHOSEN) {
  test(`L30: covered ${what}, and every act is 24 pixels high and wide`, { skip: SKIPPED[browserName]?.[what] ?? false }, async (t) => {
    const browser = await Browser.start(chosen);
    t.after(() => browser.quit());
    const scene = await openSecrets(t, { browser });
    assert.equal(await scene.driver.executeScript(holds), true, "the browser was told");
    await assertWorkable(scene, what);
  });
}

/** Fails where something covered shows, or the way to reveal it cannot be hit. */
async function assertWorkable(scene, what) {
  await scene.page.ready();
  await assertCovered(scene, what);
  const small = await scene.page.inside(`
    return [...root.querySelectorAll(".cover-row button")].map((it) => it.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).length;`);
  assert.equal(small, 0);
  const wide = await scene.page.inside("return [...root.querySelectorAll('.cover-row')].filter((it) => it.scrollWidth > it.clientWidth + 1).map((it) => [it.innerText, it.scrollWidth, it.clientWidth])");
  assert.deepEqual(wide, [], "cover rows fit");
}

test("a cover keeps its room: nothing moves when it opens", async (t) => {
  const scene = await openSecrets(t, shared);
  const before = await place(scene.page, "veiled", ".card-answers");
  await act(scene.page, "veiled", "Show", "Picture");
  await shows(scene.page, "veiled", ".picture");
  await act(scene.page, "veiled", "Show", "Words");
  await shows(scene.page, "veiled", "h3");
  assert.deepEqual(await place(scene.page, "veiled", ".card-answers"), before);
});

/** Where things of a card are, and what of them reaches beyond the room that they have. */
const room = (page, result) => page.inside(`
  const card = root.querySelector('[data-result="' + arguments[1] + '"]');
  const box = (it) => { const { x, y, right, bottom, width, height } = it.getBoundingClientRect(); return { x, y, right, bottom, width, height }; };
  const slot = box(card.querySelector(".slot"));
  const inside = [...card.querySelectorAll(".slot :is(canvas, img, video, .film, .controls, .control, input, .enlarge)")].filter((it) => it.checkVisibility());
  const beyond = inside.filter((it) => { const { x, y, right, bottom } = box(it); return x < slot.x - 1 || y < slot.y - 1 || right > slot.right + 1 || bottom > slot.bottom + 1; });
  return { slot, answers: box(card.querySelector(".card-answers")), inside: inside.length, beyond: beyond.map((it) => it.className || it.localName), wide: root.querySelector(".main").scrollWidth > root.querySelector(".main").clientWidth + 1 };`, result);

/** A portrait of the secret's squares. */
const portrait = png(180, 320, (x, y) => (((x >> 2) + (y >> 2)) % 2 === 0 ? [255, 0, 255] : [0, 255, 0]));
const film = secretVideo("portrait-180x320-5s.webm");

test("what is higher than wide keeps its shape and its room, covered and open, on a high screen and a wide one", { skip: film ? false : "the public media (../shared/data/media) is not there" }, async (t) => {
  const size = { width: 180, height: 320 };
  const preview = `data:image/png;base64,${png(9, 16, () => [90, 90, 90]).toString("base64")}`;
  const [picture, video] = [pictured("picture", "hate", { ...size, preview }), filmed("video", "hate", "/secret/SECRETURL-video.webm")];
  Object.assign(video.media[0], size, { keyframes: Array(8).fill(preview) });
  const scene = await openSecrets(t, shared, {
    task: task(picture, video),
    before: ({ proxy }) => {
      proxy.serve("/secret/SECRETURL-picture.png", portrait, "image/png");
      proxy.serve("/secret/SECRETURL-video.webm", film, "video/webm");
    },
  });
  const { page, browser } = scene;
  t.after(() => browser.resize(1280, 900));
  const same = async (result, before, what, least) => {
    const now = await room(page, result);
    assert.deepEqual([now.slot.width, now.slot.height, now.answers.width, now.answers.height], [before.slot.width, before.slot.height, before.answers.width, before.answers.height], `${result}, ${what}: its room`);
    assert.deepEqual([now.beyond, now.wide], [[], false], `${result}, ${what}: nothing is cut off`);
    assert.ok(now.inside >= least, `${result}, ${what}: ${now.inside} things`);
  };
  for (const [width, height] of [[520, 1100], [1280, 1000]]) {
    await browser.resize(width, height);
    await page.inside("root.querySelector('.main').scrollTop = 0; return 0");
    await page.find('[data-result="video"] canvas');
    const covered = { picture: await room(page, "picture"), video: await room(page, "video") };
    for (const [name, { slot }] of Object.entries(covered)) assert.ok(slot.height > slot.width, `${name} stands upright: ${JSON.stringify(slot)}`);
    await same("picture", covered.picture, "covered", 1);
    await same("video", covered.video, "its keyframes", 8);
    await act(page, "picture", "Show", "Picture");
    await shows(page, "picture", ".picture");
    await page.until(() => page.inside("return root.querySelector('.picture').naturalWidth === 180"), "the picture is there");
    await same("picture", covered.picture, "open", 2);
    await page.click(await page.find('[aria-label="Enlarge"]'));
    const large = () => page.inside(`
      const it = root.querySelector(".large"), picture = it?.firstElementChild;
      if (!picture) return false;
      const { top, width, height } = it.getBoundingClientRect();
      return picture.clientWidth > 320 && it.scrollHeight >= picture.clientHeight && picture.getBoundingClientRect().top === top && width > 320 && height <= innerHeight * 0.81;`);
    await page.until(large, "it is large from its upper edge on, and all of it can be reached");
    await keepShot(scene.driver, `portrait-large-${width}`);
    await page.press(Key.ESCAPE);
    await shows(page, "picture", ".picture", false);
    await same("picture", covered.picture, "covered again", 0);
    await page.inside(`root.querySelector('[data-result="video"]').scrollIntoView({ block: "center" }); return 0`);
    await act(page, "video", "Lift the cover");
    await act(page, "video", "Show", "Video");
    await shows(page, "video", "video");
    await same("video", covered.video, "open", 2);
    await page.click(await page.find('[data-result="video"] .play'));
    await page.until(() => page.inside("return root.querySelector('video')?.currentTime > 0"), "it plays");
    await same("video", covered.video, "playing", 10);
    await keepShot(scene.driver, `portrait-plays-${width}`);
    const [high, wide] = await page.inside("const it = root.querySelector('video'); return [it.clientHeight, it.clientWidth]");
    assert.ok(high >= 240 && wide >= 130, `the film is large enough to be judged: ${wide} × ${high}`);
    await act(page, "video", "Cover", "Video");
    await shows(page, "video", "video", false);
    await page.until(async () => (await page.all('[data-result="video"] canvas')).length === 8, "its keyframes are there again");
    await same("video", covered.video, "covered again", 8);
  }
});

/** WebKit asks containers for their width as it would be without the style's zoom: it scales what is laid out. */
const ENLARGE = browserName === "webkit"
  ? "document.documentElement.style.cssText = `transform: scale(${arguments[0]}); transform-origin: 0 0`"
  : "document.documentElement.style.zoom = arguments[0]";

/** The contrast of a chart, from a row of pixels in the upper half of a rectangle: the mark of a cover is in its middle. */
function contrast(shot, { x, y, width, height }) {
  const picture = pixels(Buffer.from(shot, "base64"));
  const row = Math.round(y + height / 4);
  const light = [];
  for (let column = Math.round(x + 8); column < x + width - 8; column += 1) light.push(picture.data[(row * picture.width + column) * picture.channels]);
  const [least, most] = [Math.min(...light), Math.max(...light)];
  return (most - least) / (most + least || 1);
}

test("L39: a preview hides what is smaller than an eighth of its short side, at 1080 lines too", async (t) => {
  // A chart with a period of 12.5 % of the short side, made into a preview as a host would make it:
  // each pixel of the preview is the mean of what it stands for.
  const [wide, high, period] = [28, 16, 180 / 8];
  const mean = (column) => {
    let sum = 0;
    for (let at = 0; at < 100; at += 1) sum += Math.sin((2 * Math.PI * (column + at / 100) * (320 / wide)) / period);
    return Math.round(128 + 1.27 * sum);
  };
  const chart = png(wide, high, (x) => [mean(x), mean(x), mean(x)]);
  const preview = `data:image/png;base64,${chart.toString("base64")}`;
  const scene = await openSecrets(t, shared, { task: task(pictured("one", "hate", { preview })) });
  await scene.page.find('[data-result="one"] canvas');
  for (const zoom of [1, 2, 4]) {
    await scene.driver.executeScript(ENLARGE, zoom);
    await scene.page.inside("root.querySelector('.slot').scrollIntoView(); return 0");
    const rectangle = await place(scene.page, "one", ".slot canvas");
    const size = await scene.page.inside("const it = root.querySelector('.slot canvas'); return [it.width, it.height]");
    assert.deepEqual(size, [28, 16], "no more pixels, whatever the size");
    const seenContrast = contrast(await scene.driver.takeScreenshot(), rectangle);
    assert.ok(seenContrast <= 0.05, `contrast at ${zoom}×: ${seenContrast.toFixed(3)}`);
  }
});

test("L39: a naive blur of 10 pixels does not hide it at full size", async (t) => {
  const scene = await openNaive(t, shared, { style: ".b{filter:blur(10px);inline-size:1000px;block-size:600px;image-rendering:pixelated}", body: '<img class="b" src="/secret/chart.png">' }, ({ proxy }) =>
    proxy.serve("/secret/chart.png", png(1000, 600, (x) => { const v = Math.round(128 + 127 * Math.sin((2 * Math.PI * x) / 75)); return [v, v, v]; }), "image/png"));
  const chart = { x: 200, y: 0, width: 600, height: 600 };
  await assertLeaks(scene, "the chart can be made out", async () => contrast(await scene.driver.takeScreenshot(), chart) > 0.05);
});

test("L40: a canvas that loses its context shows the plain cover", async (t) => {
  const scene = await openSecrets(t, shared);
  await scene.page.inside("HTMLCanvasElement.prototype.getContext = () => null; root.querySelectorAll('canvas').forEach((it) => { it.width = 0; }); return 0;");
  assert.equal((await seen(scene.driver)).colours, 0);
  await assertCovered(scene, "without a context");
  if (browserName !== "chromium") return;
  await scene.driver.sendDevToolsCommand("Browser.crashGpuProcess");
  await assertCovered(scene, "after what draws for the browser has crashed");
});

test("nobody has to pass a result to get away from it: the ways out come before all results", async (t) => {
  const { page, driver } = await openSecrets(t, shared);
  // From the portal's heading on, as somebody comes who goes through the page by Tab.
  await driver.actions().move({ x: 4, y: 4 }).click().perform();
  const met = [];
  while (met.length < 12 && !met.at(-1)?.part.includes("card")) {
    await page.press(Key.TAB);
    met.push((await page.focused()) ?? { part: "", text: "" });
  }
  // Firefox stops at what scrolls, too, when it is higher than its room.
  const stops = met.filter(({ part }) => part !== "main");
  assert.deepEqual(stops.slice(-4).map(({ part, text }) => (part.includes("card") ? "card" : text.split("\n").at(-1))), ["Skip", "Cannot judge", "Escalate", "card"]);
});
