// From task to task and down long lists, nothing that was open before is open again. (L7, L8)

import assert from "node:assert/strict";
import { test } from "node:test";
import { act, assertLeaks, openNaive, openSecrets, shows } from "../harness/leaking.mjs";
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

