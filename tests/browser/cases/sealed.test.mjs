// Work that the browser keeps, sealed with a key of the host's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { everything } from "../harness/storage.mjs";

const shared = sharedBrowser();
const LOCKED = /locked with another key/;

/** The key that the address asks for: bytes of that number, or none. Given by a callback. */
const HOST = `
const element = document.querySelector("gradeglass-judge");
window.give = (number) => (element.storageKey = () => crypto.subtle.importKey("raw", new Uint8Array(32).fill(number), "AES-GCM", false, ["encrypt", "decrypt"]));
const asked = new URLSearchParams(location.search).get("key");
if (asked === "bad") element.storageKey = () => "a password";
else if (asked) give(Number(asked));`;

async function open(t, key) {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(3, 1)]] });
  const { connection, ...rest } = fromCollector("quick");
  scene.address = await openEmbedded(scene, { ...rest, connection }, { script: HOST, ready: false });
  await scene.driver.get(`${scene.address}?key=${key}`);
  return scene;
}

test("what is kept can be read with the host's key alone, and nothing is lost for want of it", async (t) => {
  const scene = await open(t, 1);
  const { page, proxy, driver, collector, address } = scene;
  proxy.misbehave("POST", "/api/judgments", faults.drop());
  await page.ready();
  await page.enter();
  await page.press("3", Key.ENTER, Key.ENTER);
  await page.hears("stored");
  await page.reads("salon chair 2");
  await page.enter();
  await page.press("1");
  await page.shows({ r1: "irrelevant" });
  await page.until(async () => (await everything(page)).filter((it) => it.startsWith("drafts")).length === 1, "the draft is kept");
  const kept = await everything(page);
  assert.equal(kept.length, 3, kept.join("\n"));
  assert.doesNotMatch(kept.join("\n"), /irrelevant|exact|answers/);
  const unsent = () => driver.executeScript(`return document.querySelector("gradeglass-judge").exportOutbox()`);
  assert.match(await unsent(), /"grade":"exact"/);

  // Who has the key has left before anything can be sent again.
  await driver.get("about:blank");
  proxy.behave();
  for (const other of ["2", ""]) {
    await driver.get(`${address}?key=${other}`);
    await page.reads(LOCKED);
    const told = await page.hears("error", 2);
    assert.deepEqual(told.map(({ detail }) => `${detail.code}: ${detail.message}`).sort(), [
      "storage-key-failed: what was begun of the task `t2` is stored under another key",
      "storage-locked: 1 judgments are in this browser stored under another key: it is kept",
    ]);
    assert.equal(await unsent(), "");
    assert.deepEqual(await collector.judgments(), []);
    assert.deepEqual(await everything(page), kept, "nothing is changed");
  }
  await driver.executeScript("give(1)");
  await page.shows({ r1: "irrelevant" });
  await page.hears("delivered");
  assert.equal((await collector.judgments())[0].answers.results.r1.grade, "exact");
  await page.assertClean();
});

test("a key that is none is told, and nothing is kept in the open", async (t) => {
  const { page } = await open(t, "bad");
  const [{ detail }] = await page.hears("error");
  assert.equal(detail.code, "storage-key-failed");
  assert.match(detail.message, /neither a CryptoKey nor 16 or 32 bytes/);
  await page.reads(LOCKED);
  await page.driver.executeScript("give(1)");
  await page.ready();
});
