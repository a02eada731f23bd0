// From task to task and down long lists, nothing that was open before is open again. (L7, L8)

import assert from "node:assert/strict";
import { test } from "node:test";
import { act, actOf, assertCovered, assertLeaks, openNaive, openSecrets, secretRequests, secretWords, shows } from "../harness/leaking.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { guideline, pictured, seen, serveSecrets, task } from "../harness/secrets.mjs";

const shared = sharedBrowser();

test("L7: the next task shows nothing of the one before, and its answer is slow", async (t) => {
  const tasks = ["a", "b"].map((name) => ({ ...task(pictured(name, "hate")), id: name }));
  const scene = await setScene(t, shared, { documents: [[guideline, tasks]] });
  serveSecrets(scene.proxy, tasks.flatMap(({ results }) => results));
  await openEmbedded(scene, fromCollector("leaks"));
  const { page } = scene;
  await act(page, "a", "Show", "Picture");
  await act(page, "a", "Show colour", "Picture");
  await page.until(async () => (await seen(scene.driver)).colours > 1_000, "the picture is open");
  await page.press("1", Key.ENTER, Key.ENTER);
  await page.find('[data-result="b"]');
  await assertPixels(scene, "the next task");
  assert.deepEqual(await page.all(".picture"), []);
});

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

test("L7: a naive page that swaps the address of its picture shows the one before", async (t) => {
  const body = '<img src="/secret/naive.png">';
  const hang = { answer: () => {} };
  const scene = await openNaive(t, shared, { body }, ({ proxy }) => proxy.misbehave("GET", "/secret/next.png", hang));
  await scene.driver.executeScript("const it = document.querySelector('img'); it.className = 'b'; it.src = '/secret/next.png'; it.className = '';");
  await assertLeaks(scene, "the picture before stands there without its blur");
});

test("L8: in a long list, what was scrolled away is covered on return, and so is every other", async (t) => {
  const many = task(...Array.from({ length: 120 }, (_, at) => pictured(`r${at}`, "hate")));
  const scene = await openSecrets(t, shared, { task: many });
  const { page } = scene;
  await act(page, "r2", "Show", "Picture");
  await shows(page, "r2", ".picture");
  const scroll = (to) => page.inside(`root.querySelector(".main").scrollTop = arguments[1]; return 0`, to);
  await scroll(9_000);
  await page.until(async () => (await page.all('[data-result="r2"] .picture')).length === 0, "r2 is covered");
  await scroll(0);
  await page.find('[data-result="r2"]');
  assert.deepEqual(await page.all(".picture"), []);
  const [event] = await page.hears("exposure");
  assert.equal(event.detail.ended_by, "scroll");
});

async function assertPixels(scene, what) {
  assert.equal((await seen(scene.driver)).colours, 0, what);
}

