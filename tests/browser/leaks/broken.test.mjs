// On a slow machine, with broken media, and when the page itself breaks: covered all the same.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { fromCollector } from "../harness/host.mjs";
import { act, openSecrets, secretWords, shows } from "../harness/leaking.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { filmed, guideline, pictured, SECRET, seen, task } from "../harness/secrets.mjs";
import { browserName, sharedData } from "../harness/settings.mjs";

const shared = sharedBrowser();

/** Opens the words and the picture of a result, in colour. */
async function reveal({ page, driver }, result) {
  await act(page, result, "Show", "Words");
  await act(page, result, "Show", "Picture");
  await act(page, result, "Show colour", "Picture");
  await page.until(async () => (await seen(driver)).colours > 1_000, "the picture is open");
}

/** Six times as slow, where that can be had; gives what ends it. */
async function slowed(driver) {
  if (browserName !== "chromium") return () => {};
  const rate = (rate) => driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate });
  await rate(6);
  return () => rate(1);
}

test("six times slower, Escape covers before the next frame", async (t) => {
  const scene = await openSecrets(t, shared, { task: task(pictured("one", "hate"), pictured("two", "hate")) });
  await reveal(scene, "one");
  const { page, driver } = scene;
  await page.inside(`
    const open = () => [...root.querySelectorAll(".picture, h3")].some((it) => it.checkVisibility());
    addEventListener("keydown", () => {
      window.frames = 0;
      const look = () => {
        if (open()) { window.frames += 1; requestAnimationFrame(look); } else window.isCovered = true;
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
    return 0;`);
  const fast = await slowed(driver);
  await page.press(Key.ESCAPE);
  await page.until(() => driver.executeScript("return window.isCovered"), "it is covered");
  await fast();
  assert.equal(await driver.executeScript("return window.frames"), 0, "frames in which it was open");
});

test("L5: a card that the page fails at stays covered by itself, and the others go on", async (t) => {
  const scene = await openSecrets(t, shared, { task: task(pictured("one", "hate"), pictured("two", "hate"), pictured("three", "hate")) });
  const { page, driver } = scene;
  await page.enter();
  await page.press("1");
  await page.shows({ one: "yes", two: [], three: [] });
  await act(page, "one", "Show", "Words");
  await shows(page, "one", "h3");
  // As when a browser refuses something of this one result.
  await driver.executeScript(`
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
      if (String(value).includes("SECRETURL-two")) throw new DOMException("refused", "InvalidCharacterError");
      set.call(this, name, value);
    };`);
  await act(page, "two", "Show", "Picture");
  await page.until(async () => /Could not be shown/.test(await (await page.card("two")).getText()), "it says so");
  assert.equal((await seen(driver)).colours, 0);
  assert.deepEqual(await secretWords(driver), [], "all is covered again");
  await page.shows({ one: "yes", two: [], three: [] });
  assert.equal(await page.inside("return root.activeElement?.closest('.card') !== null"), true, "focus is at a card again");
  const [{ detail }] = await page.hears("error");
  assert.equal(detail.code, "restarted");
  const told = (await page.hears("exposure", 2)).map(({ detail }) => [detail.result, detail.ended_by, detail.faults]);
  assert.deepEqual(told, [["one", "moved_on", []], ["two", "error", ["page"]]]);
  const known = await driver.executeScript("return window.faults.length");
  await reveal(scene, "three");
  await driver.executeScript("dispatchEvent(new Event('blur'))");
  await shows(page, "three", ".picture", false);
  await page.press("?");
  await page.find("dialog[open] kbd");
  await page.press(Key.ESCAPE);
  assert.equal(await driver.executeScript("return window.faults.length"), known, "what is left of the page before is still");
  await page.click(await page.find('[data-result="two"] .cover-row button'));
  await page.find("dialog[open]");
});

test("L5: what a browser's own call throws covers all like a failure, and what a host's script throws does not", async (t) => {
  const script = 'document.querySelector("gradeglass-judge").addEventListener("gradeglass-change", () => { throw new Error("the host\'s own"); }, { once: true });';
  const scene = await openSecrets(t, shared, { extra: { script } });
  const { page, driver } = scene;
  await page.enter();
  await page.press("1");
  await page.until(() => driver.executeScript("return window.faults.length === 1"), "the host's own fault is told");
  await reveal(scene, "veiled");
  assert.ok((await page.heard()).every(({ name }) => name !== "error"));
  // A method of another kind of object: the browser itself throws, where it is called.
  await driver.executeScript(`
    const measure = Element.prototype.getBoundingClientRect;
    const mended = () => (Element.prototype.getBoundingClientRect = measure);
    for (const name of ["error", "unhandledrejection"]) addEventListener(name, mended, { once: true, capture: true });
    Element.prototype.getBoundingClientRect = Document.prototype.createRange;
    dispatchEvent(new Event("scroll"));`);
  const [{ detail }] = await page.hears("error");
  assert.equal(detail.code, "restarted");
  await shows(page, "veiled", ".picture", false);
  assert.equal((await seen(driver)).colours, 0);
  assert.deepEqual(await secretWords(driver), []);
  const told = (await page.heard()).filter(({ name }) => name === "exposure").map(({ detail }) => detail.ended_by);
  assert.ok(told.includes("error"), String(told));
  await page.ready();
  await page.enter();
  await page.press("?");
  await page.find("dialog[open] kbd");
});

test("L5: when the page breaks, nothing that was open stays, and nothing of what was covered comes", async (t) => {
  const scene = await openSecrets(t, shared);
  await reveal(scene, "veiled");
  const { page, driver } = scene;
  // The next change of the page fails, as when an extension tears out what it does not know.
  await driver.executeScript(`
    const fail = () => { throw new DOMException("torn out", "NotFoundError"); };
    Node.prototype.insertBefore = fail;
    Node.prototype.appendChild = fail;`);
  await page.press("?");
  await page.find('[part~="stopped"]');
  assert.equal((await page.hears("error", 4)).at(-1).detail.code, "stopped", "it has begun again three times");
  assert.equal((await seen(driver)).colours, 0);
  assert.deepEqual(await secretWords(driver), []);
  assert.doesNotMatch(await page.text(), SECRET);
});

const corrupt = join(sharedData, "media/corrupt");
const missing = existsSync(corrupt) ? false : "the public media (../shared/data/media) is not there";
const TYPES = { ".png": "image/png", ".jpg": "image/jpeg", ".mp4": "video/mp4", ".vtt": "text/vtt" };

test("L20: corrupt media says nothing but that it cannot be shown, and is covered again", { skip: missing }, async (t) => {
  const files = readdirSync(corrupt).filter((name) => extname(name) !== ".vtt");
  const one = (name) => {
    const url = `/secret/SECRETURL-${name}`;
    return extname(name) === ".mp4" ? filmed(name, "hate", url) : pictured(name, "hate", { url });
  };
  const tasks = files.map((name) => ({ ...task(one(name)), id: name }));
  const scene = await setScene(t, shared, { documents: [[guideline, tasks]] });
  for (const name of files) scene.proxy.serve(`/secret/SECRETURL-${name}`, readFileSync(join(corrupt, name)), TYPES[extname(name)]);
  await openEmbedded(scene, fromCollector("leaks"));
  const { page, driver } = scene;
  for (const name of files) {
    const film = extname(name) === ".mp4";
    await page.card(name);
    await act(page, name, "Show", film ? "Video" : "Picture");
    if (film) await page.click(await page.find(".play"));
    const how = await page.until(() => page.inside(ENDED), `${name} has come to an end`);
    t.diagnostic(`${name}: ${how}`);
    const words = (await secretWords(driver)).filter((words) => !words.includes("src=/secret/"));
    assert.deepEqual(words, [], `${name}: words`);
    await act(page, name, "Cover", film ? "Video" : "Picture");
    await shows(page, name, "img, video, .broken", false);
    await page.enter();
    await page.press("1", Key.ENTER, Key.ENTER);
    await page.until(async () => (await page.all(`[data-result="${name}"]`)).length === 0, "the next one is open");
  }
});

const VTT = "WEBVTT\n\n00:00.000 --> 00:10.000\nSECRETCAP spoken words\n";
/** Captions that cannot be read, and what a server says of them. */
const CAPTIONS = {
  garbage: [Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 73) % 256)), "text/vtt"],
  html: ["<!doctype html><html lang=en><title>SECRETCAP</title><p>SECRETCAP: please sign in</p></html>", "text/html"],
  huge: [Buffer.alloc(8_000_000, "SECRETCAP without an end "), "text/vtt"],
};

test("captions that cannot be read are said so, and the video plays", { skip: missing }, async (t) => {
  const url = "/secret/SECRETURL-film.webm";
  const films = [...Object.keys(CAPTIONS), "absent", "good"].map((name) => filmed(name, "hate", url));
  for (const film of films) film.media[0].captions = `/captions/${film.id}.vtt`;
  const scene = await openSecrets(t, shared, {
    task: task(...films),
    before: ({ proxy }) => {
      for (const [name, [body, type]] of Object.entries(CAPTIONS)) proxy.serve(`/captions/${name}.vtt`, body, type);
      proxy.serve("/captions/good.vtt", VTT, "text/vtt");
      proxy.misbehave("GET", "/captions/absent.vtt", faults.status(404, {}, "SECRETCAP"));
    },
  });
  const { page, driver } = scene;
  for (const { id } of films) {
    // All of it in sight: what is less than three quarters in sight is covered by the next scroll.
    const inSight = () => page.inside(`
      const [card, main] = ['[data-result="' + arguments[1] + '"]', ".main"].map((it) => root.querySelector(it));
      const [is, has] = [card.getBoundingClientRect(), main.getBoundingClientRect()];
      const all = is.top > has.top - 1 && is.bottom < has.bottom + 1;
      if (!all) main.scrollTop += is.top - has.top;
      return all;`, id);
    await page.until(inSight, `${id} is in sight`);
    await act(page, id, "Show", "Words");
    await act(page, id, "Show", "Video");
    await page.click(await page.find(`[data-result="${id}"] .play`));
    const state = () => page.inside(`
      const card = root.querySelector('[data-result="' + arguments[1] + '"]');
      return [card.querySelector(".cue").innerText, card.querySelector('[aria-label="Captions"]').hidden, card.querySelector("video").currentTime > 0];`, id);
    const expected = id === "good" ? ["SECRETCAP spoken words", false, true] : ["The captions could not be read.", true, true];
    await page.until(async () => JSON.stringify(await state()) === JSON.stringify(expected), `${id}: ${expected}`, async () => JSON.stringify(await state()));
    if (id !== "good") assert.doesNotMatch((await secretWords(driver)).join(), /SECRETCAP/, id);
    const before = (await page.heard("exposure")).length;
    await act(page, id, "Cover", "Video");
    const [{ detail }] = (await page.hears("exposure", before + 1)).slice(before);
    assert.deepEqual([detail.medium, detail.faults], ["video", id === "good" ? [] : ["captions"]], id);
  }
});

/** What has become of the one medium that is revealed. */
const ENDED = `
  const [img, video] = [root.querySelector("img"), root.querySelector("video")];
  return root.querySelector(".broken") ? "broken" : img?.complete && img.naturalWidth > 0 ? "shown" : video?.readyState > 0 ? "plays" : null;`;
