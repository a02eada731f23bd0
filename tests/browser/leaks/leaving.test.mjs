// Full screen, pictures in pictures, printing, and whatever takes the page out of sight: covered
// before it happens. (L12, L13, L14, L28, L29, L31)

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { act, assertCovered, assertLeaks, openNaive, openSecrets, shows } from "../harness/leaking.mjs";
import { Key } from "../harness/page.mjs";
import { secretPixels } from "../harness/pixels.mjs";
import { sharedBrowser } from "../harness/scene.mjs";
import { pictured, SECRET, seen, task } from "../harness/secrets.mjs";
import { browserName } from "../harness/settings.mjs";

const shared = sharedBrowser();
const one = () => task(pictured("one", "hate"));

/** Opens words and picture in colour, as an annotator does. */
async function revealed(t) {
  const scene = await openSecrets(t, shared, { task: one() });
  await act(scene.page, "one", "Show", "Words");
  await act(scene.page, "one", "Show", "Picture");
  await act(scene.page, "one", "Show colour", "Picture");
  await scene.page.until(async () => (await seen(scene.driver)).colours > 1_000, "the picture is open");
  return scene;
}

/** Fails where anything is still open one frame later. */
async function assertCoveredNow({ driver, page }, what) {
  await driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
  assert.deepEqual(await page.all(".picture"), [], what);
  assert.doesNotMatch(await page.text(), SECRET, what);
  assert.equal((await seen(driver)).colours, 0, what);
}

test("L12: what fills the screen is covered, and a naive page is not", async (t) => {
  const scene = await openSecrets(t, shared, { task: one() });
  const fullscreen = (script) => scene.driver.executeAsyncScript(`
    const done = arguments[0]; const it = ${script};
    addEventListener("click", () => it.requestFullscreen().then(() => setTimeout(done, 200), (error) => done(String(error))), { once: true });
    document.body.click();`);
  for (const inside of ["", ".card", ".slot", ".pane"]) {
    const element = inside ? `document.querySelector("gradeglass-judge").shadowRoot.querySelector("${inside}")` : 'document.querySelector("gradeglass-judge")';
    await scene.driver.actions().move({ x: 3, y: 3 }).click().perform();
    await fullscreen(element);
    await assertCovered(scene, inside || "the element");
    await scene.driver.executeScript("return document.exitFullscreen?.().catch(() => {})");
  }
  const naive = await openNaive(t, shared, { body: '<div class="b"><img src="/secret/naive.png"></div>' });
  await naive.driver.actions().move({ x: 600, y: 300 }).click().perform();
  const refused = await fullscreenOf(naive.driver);
  if (refused) return t.diagnostic(`the naive page could not fill the screen: ${refused}`);
  await assertLeaks(naive, "a naive page fills the screen with the secret");
});

function fullscreenOf(driver) {
  return driver.executeAsyncScript(`
    const done = arguments[0];
    document.querySelector("img").requestFullscreen().then(() => setTimeout(done, 300), (error) => done(String(error)));`);
}

test("L12: what was open is covered when something fills the screen", async (t) => {
  const scene = await revealed(t);
  await scene.driver.executeScript("document.dispatchEvent(new Event('fullscreenchange'))");
  await assertCoveredNow(scene, "fullscreenchange");
});

test("L13: a covered video is no video, and one that plays refuses a window of its own", async (t) => {
  const { filmed } = await import("../harness/secrets.mjs");
  const scene = await openSecrets(t, shared, { task: task(filmed("film", "hate")) });
  assert.deepEqual(await scene.page.all("video"), []);
  await act(scene.page, "film", "Show", "Video");
  await shows(scene.page, "film", "video");
  const refused = await scene.driver.executeAsyncScript(`
    const done = arguments[0];
    const video = document.querySelector("gradeglass-judge").shadowRoot.querySelector("video");
    if (!video.requestPictureInPicture) return done("there is no such thing here");
    video.requestPictureInPicture().then(() => done(null), (error) => done(String(error)));`);
  assert.ok(refused, "the window was refused");
  const marks = await scene.page.inside(`const it = root.querySelector("video"); return [it.disablePictureInPicture ?? true, it.controls, it.autoplay, it.poster, it.muted, it.volume]`);
  assert.deepEqual(marks, [true, false, false, "", true, 0.2]);
});

const unprinted = browserName === "webkit" && "WebKit's driver does not print; that everything is covered when a print begins is tried with L28";

/** Prints the page, and gives what the print says and how many pixels of the secret it shows. */
async function printed(driver) {
  const folder = mkdtempSync(join(tmpdir(), "gradeglass-print-"));
  try {
    const file = join(folder, "page.pdf");
    writeFileSync(file, await driver.printPage({ background: true }), "base64");
    const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
    execFileSync("pdftoppm", ["-png", "-r", "96", file, join(folder, "p")]);
    execFileSync("pdfimages", ["-png", file, join(folder, "i")]);
    const pictures = readdirSync(folder).filter((name) => name.endsWith(".png"));
    const colours = pictures.map((name) => secretPixels(readFileSync(join(folder, name))));
    return { text, colours: colours.reduce((sum, count) => sum + count, 0) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("L14: a print shows covers, and holds no picture behind them", { skip: unprinted }, async (t) => {
  const scene = await openSecrets(t, shared);
  const { text, colours } = await printed(scene.driver);
  assert.doesNotMatch(text, SECRET);
  assert.equal(colours, 0);
  assert.match(text, /A labeling portal/, "and it is a print of this page");
});

test("L14: what was open is covered in a print", { skip: unprinted }, async (t) => {
  const scene = await revealed(t);
  const { text, colours } = await printed(scene.driver);
  assert.doesNotMatch(text, SECRET);
  assert.equal(colours, 0);
});

test("L14: a print of a naive page holds its words and the picture behind a cover", { skip: unprinted }, async (t) => {
  const body = '<p style="position:absolute" class="o"></p><img src="/secret/naive.png"><p class="b">SECRETTXT words</p>';
  const style = ".o{margin:0;inline-size:320px;block-size:180px;background:#888}.b{filter:none;opacity:.01}";
  const scene = await openNaive(t, shared, { body, style });
  const { text, colours } = await printed(scene.driver);
  assert.ok(SECRET.test(text) || colours > 0);
});

test("inside a frame that allows full screen the widget says so in the console, and inside another it is still", async (t) => {
  const scene = await openSecrets(t, shared, { task: one() });
  const { driver, proxy } = scene;
  const inner = await driver.getCurrentUrl();
  proxy.serve("/watch.js", "window.warned = []; const warn = console.warn; console.warn = (...words) => { window.warned.push(words.join(' ')); warn(...words); };", "text/javascript");
  const warned = async (attributes) => {
    const outer = proxy.serve("/outer.html", `<!doctype html><html lang="en"><title>Outer</title><iframe title="inner" width="1000" height="700" ${attributes} src="${inner}"></iframe></html>`, "text/html", "frame-src 'self'");
    await driver.get(outer);
    await driver.switchTo().frame(0);
    await scene.page.ready();
    const words = await driver.executeScript("return window.warned");
    await driver.switchTo().defaultContent();
    return words.filter((it) => it.includes("gradeglass-judge"));
  };
  assert.match((await warned("allowfullscreen"))[0], /allows .*fullscreen/);
  assert.deepEqual((await warned(`allow="fullscreen 'none'; picture-in-picture 'none'"`)).filter((it) => it.includes("allows fullscreen")), []);
});

const TRIGGERS = [
  ["the window loses focus", "dispatchEvent(new Event('blur'))", "blur"],
  ["the page is left", "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))", "left"],
  ["the page is frozen", "document.dispatchEvent(new Event('freeze'))", "left"],
  ["the page is printed", "dispatchEvent(new Event('beforeprint'))", "print"],
  ["the page is hidden", "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }); document.dispatchEvent(new Event('visibilitychange'))", "hidden"],
];
for (const [what, script, why] of TRIGGERS) {
  test(`L28: covered when ${what}, in the same task`, async (t) => {
    const scene = await revealed(t);
    const still = await scene.page.inside(`${script};
      return [...root.querySelectorAll(".picture, h3")].filter((it) => it.checkVisibility()).length;`);
    assert.equal(still, 0, "before the next frame, whenever that is drawn");
    await assertCoveredNow(scene, what);
    const told = await scene.page.hears("exposure", 3);
    assert.ok(told.map(({ detail }) => detail.ended_by).includes(why) || why === "left", JSON.stringify(told));
  });
}

test("L28: another tab, back and forward, and a reload find everything covered", async (t) => {
  const scene = await revealed(t);
  const { driver, page } = scene;
  const address = await driver.getCurrentUrl();
  const [here] = await driver.getAllWindowHandles();
  await driver.switchTo().newWindow("tab");
  await driver.close();
  await driver.switchTo().window(here);
  await page.until(async () => (await page.all(".picture")).length === 0, "covered after another tab");
  await act(page, "one", "Show", "Picture");
  await shows(page, "one", ".picture");
  await driver.get("about:blank");
  await driver.navigate().back();
  await page.ready();
  assert.equal(await driver.getCurrentUrl(), address);
  assert.deepEqual(await page.all(".picture"), []);
  await act(page, "one", "Show", "Picture");
  await shows(page, "one", ".picture");
  await driver.navigate().refresh();
  await page.ready();
  assert.deepEqual(await page.all(".picture"), []);
});

test("L29: time that is over covers by the clock that cannot be set", async (t) => {
  const scene = await openSecrets(t, shared, { task: one(), protection: { categories: { hate: { max_open: 2 } } } });
  await scene.driver.executeScript("const day = 86400000; const now = Date.now; Date.now = () => now() - day;");
  await act(scene.page, "one", "Show", "Picture");
  await shows(scene.page, "one", ".picture");
  await shows(scene.page, "one", ".picture", false);
  const [{ detail }] = await scene.page.hears("exposure");
  assert.equal(detail.ended_by, "timer");
  assert.ok(detail.duration_ms >= 2_000 && detail.duration_ms < 3_000, String(detail.duration_ms));
});

test("L31: a host's own transitions do not slow a cover down", async (t) => {
  const scene = await revealed(t);
  const css = "* { transition: all 2s !important; animation-duration: 2s !important; filter: none !important; content-visibility: auto !important }";
  await scene.driver.executeScript("const it = new CSSStyleSheet(); it.replaceSync(arguments[0]); document.adoptedStyleSheets = [it];", css);
  await scene.driver.executeScript("document.querySelector('gradeglass-judge').cover()");
  await assertCoveredNow(scene, "with transitions");
  // As long as a slow machine needs to take a picture of it.
  const style = "img{transition:filter 20s;filter:none}img.b{filter:blur(24px)}";
  const naive = await openNaive(t, shared, { style, body: '<img src="/secret/naive.png">' });
  await assertLeaks(naive, "the naive page shows the secret");
  await naive.driver.executeScript("document.querySelector('img').className = 'b'");
  await assertLeaks(naive, "a naive page is half sharp meanwhile", async () => (await seen(naive.driver)).sharp > 1);
});

/** Writes down of each frame whether anything is open in it, and when what covers happened. Each of that also moves the list, so that it is drawn in stages. */
const WATCH = `
  const open = () => [...root.querySelectorAll(".picture, h3")].some((it) => it.checkVisibility());
  const look = () => { frames.push([performance.now(), open()]); requestAnimationFrame(look); };
  window.frames = [];
  window.happened = [];
  const hear = (event) => {
    happened.push([event.type, performance.now()]);
    host.style.inlineSize = host.style.inlineSize === "90%" ? "" : "90%";
  };
  for (const name of ["keydown", "pointerup"]) addEventListener(name, hear, true);
  root.addEventListener("scroll", hear, true);
  look();
  return 0;`;

test("whatever covers, nothing is open in a frame after it: keys, a scroll, a pointer that comes up, time", async (t) => {
  const many = task(...Array.from({ length: 12 }, (_, at) => pictured(`r${at}`, "eating disorders")));
  const scene = await openSecrets(t, shared, { task: many, protection: { categories: { "eating disorders": { max_open: 4 } } } });
  const { page, driver } = scene;
  await page.inside(WATCH);
  const reveal = async () => {
    await page.inside("root.querySelector('.main').scrollTop = 0; return 0");
    await act(page, "r0", "Show", "Words");
    await act(page, "r0", "Show", "Picture");
    await shows(page, "r0", ".picture");
    await page.inside("window.frames.length = window.happened.length = 0; return 0");
  };
  const slot = async () => (await page.find('[data-result="r0"] .slot'));
  const covers = {
    scroll: () => page.inside("root.querySelector('.main').scrollTop = 900; return 0"),
    "the next result": () => page.press("j"),
    "a label": () => page.press("1"),
    time: async () => {},
    everything: () => page.press(Key.ESCAPE),
  };
  for (const [what, cover] of Object.entries(covers)) {
    const told = (await page.heard("exposure")).length;
    await reveal();
    await cover();
    await page.until(async () => (await page.inside("return frames.at(-1)?.[1]")) === false, `${what} covers`);
    const ended = (await page.hears("exposure", told + 2)).slice(told).map(({ detail }) => detail.t_end);
    const { frames, happened } = await page.inside("return { frames: window.frames, happened: window.happened }");
    const from = what === "time" ? Math.max(...ended) : happened[0][1];
    assert.deepEqual(frames.filter(([at, open]) => at > from + 1 && open), [], `${what}: frames in which it was open after ${from}`);
  }
  await act(page, "r0", "Lift the cover");
  await driver.actions().pause(400).move({ origin: await slot() }).press().perform();
  await shows(page, "r0", ".picture");
  await page.inside("window.frames.length = window.happened.length = 0; return 0");
  await driver.actions().release().perform();
  await shows(page, "r0", ".picture", false);
  const { frames, happened } = await page.inside("return { frames: window.frames, happened: window.happened }");
  assert.deepEqual(frames.filter(([at, open]) => at > happened[0][1] + 1 && open), [], "a pointer that came up");
});
