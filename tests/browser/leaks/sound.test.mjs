// Nothing is heard without an act of its own, and no longer than what is seen. (L21, L22)

import assert from "node:assert/strict";
import { test } from "node:test";
import { act, openNaive, openSecrets, shows } from "../harness/leaking.mjs";
import { Key } from "../harness/page.mjs";
import { sharedBrowser } from "../harness/scene.mjs";
import { filmed, secretVideo, task } from "../harness/secrets.mjs";

const shared = sharedBrowser();
const missing = secretVideo() ? false : "the public media (../shared/data/media) is not there";

/** What the player's video does. */
const state = (page) => page.inside(`
  const it = root.querySelector("video");
  return it && { muted: it.muted, volume: it.volume, paused: it.paused, time: it.currentTime, rate: it.playbackRate, autoplay: it.autoplay };`);

async function revealed(t) {
  const scene = await openSecrets(t, shared, {
    task: task(filmed("film", "hate", "/secret/SECRETURL-film.webm"), filmed("other", "hate")),
    before: ({ proxy }) => proxy.serve("/secret/SECRETURL-film.webm", secretVideo("testsrc-320x180-5s.webm"), "video/webm"),
  });
  await act(scene.page, "film", "Show", "Video");
  await shows(scene.page, "film", "video");
  return scene;
}

const control = (page, name) => page.find(`[data-result="film"] .film [aria-label="${name}"]`);

test("L21: a revealed video is silent, and does not play by itself", { skip: missing }, async (t) => {
  const { page } = await revealed(t);
  assert.deepEqual(await state(page), { muted: true, volume: 0.2, paused: true, time: 0, rate: 1, autoplay: false });
});

test("L21: a naive video that is muted by an attribute alone is not silent", { skip: missing }, async (t) => {
  const script = "const it = document.createElement('video'); document.documentElement.append(it); it.setAttribute('muted', 'true');";
  const scene = await openNaive(t, shared, { body: "", script });
  assert.equal(await scene.driver.executeScript("return document.querySelector('video').muted"), false);
});

test("L22: sound takes its own act, and stops with the cover", { skip: missing }, async (t) => {
  const { page, proxy } = await revealed(t);
  await page.click(await control(page, "Play"));
  await proxy.seen("GET", "/secret/SECRETURL-film.webm");
  await page.until(async () => (await state(page))?.time > 0, "it plays");
  assert.equal((await state(page)).muted, true);
  await page.click(await control(page, "Sound on"));
  await page.until(async () => (await state(page))?.muted === false, "it can be heard");
  await page.inside("window.film = root.querySelector('video'); return 0");
  await page.press(Key.ESCAPE);
  await shows(page, "film", "video", false);
  assert.deepEqual(await page.inside("return [film.muted, film.paused, film.hasAttribute('src')]"), [true, true, false]);
  const told = (await page.hears("exposure")).at(-1).detail;
  assert.ok(told.played_ms > 0 && told.sound_ms > 0 && told.sound_ms <= told.played_ms && told.played_ms <= told.duration_ms, JSON.stringify(told));
  await page.press(" ", " ");
});

test("L22: a script cannot turn the sound on", { skip: missing }, async (t) => {
  const { page } = await revealed(t);
  await page.click(await control(page, "Play"));
  await page.until(async () => (await state(page))?.time > 0, "it plays");
  await page.inside(`root.querySelector('[aria-label="Sound on"]').click(); return 0`);
  await page.driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
  assert.equal((await state(page)).muted, true);
});

test("the player is worked by keys: five seconds, frames, speed", { skip: missing }, async (t) => {
  const { page } = await revealed(t);
  await page.click(await control(page, "Play"));
  await page.until(async () => (await state(page))?.time > 0.2, "it plays");
  await page.press(">");
  assert.equal((await state(page)).rate, 1.25);
  await page.press(".");
  await page.until(async () => (await state(page)).paused, "a frame step pauses");
  const before = (await state(page)).time;
  await page.press(".");
  await page.until(async () => Math.abs((await state(page)).time - before - 0.04) < 0.02, "one frame on");
  await page.press(Key.ARROW_LEFT);
  await page.until(async () => (await state(page)).time < 0.1, "five seconds back");
  assert.deepEqual(await page.chosen(), { film: [], other: [] }, "keys of the player answer nothing");
});

test("captions are words: there are none until the words are revealed", { skip: missing }, async (t) => {
  const { page, proxy } = await revealed(t);
  await page.click(await control(page, "Play"));
  await page.until(async () => (await state(page))?.time > 0, "it plays");
  assert.equal((await page.all("track")).length, 0);
  await act(page, "film", "Show", "Words");
  await page.click(await control(page, "Captions"));
  await proxy.seen("GET", "/secret/SECRETURL-film.vtt");
  await page.reads("SECRETCAP spoken words");
  await act(page, "film", "Cover", "Words");
  await page.until(async () => !(await page.text()).includes("SECRETCAP"), "captions go with the words");
});
