// On a slow machine, with broken media, and when the page itself breaks: covered all the same.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { fromCollector } from "../harness/host.mjs";
import { act, openSecrets, secretWords, shows } from "../harness/leaking.mjs";
import { Key } from "../harness/page.mjs";
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

/** What has become of the one medium that is revealed. */
const ENDED = `
  const [img, video] = [root.querySelector("img"), root.querySelector("video")];
  return root.querySelector(".broken") ? "broken" : img?.complete && img.naturalWidth > 0 ? "shown" : video?.readyState > 0 ? "plays" : null;`;
