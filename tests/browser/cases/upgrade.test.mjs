// A store that an earlier version of the page has left, with work in it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();

/** Puts the store back as version 1 kept it: ids alone as keys of the outbox. */
const AS_VERSION_1 = `
const [done] = [...arguments].slice(-1);
const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
(async () => {
  const now = await answer(indexedDB.open("gradeglass"));
  const stores = ["drafts", "outbox", "done"];
  const read = now.transaction(stores);
  const kept = await Promise.all(stores.map(async (name) => {
    const store = read.objectStore(name);
    const keys = answer(store.getAllKeys());
    const values = await answer(store.getAll());
    return [name, await keys, values];
  }));
  now.close();
  await answer(indexedDB.deleteDatabase("gradeglass"));
  const opening = indexedDB.open("gradeglass", 1);
  opening.onupgradeneeded = () => stores.forEach((name) => opening.result.createObjectStore(name));
  const then = await answer(opening);
  const write = then.transaction(stores, "readwrite");
  for (const [name, keys, values] of kept) {
    values.forEach((value, at) => write.objectStore(name).put(value, name === "outbox" ? keys[at][1] : keys[at]));
  }
  await new Promise((resolve) => (write.oncomplete = resolve));
  const ids = await answer(then.transaction("outbox").objectStore("outbox").getAllKeys());
  then.close();
  return ids;
})().then(done, (error) => done(String(error)));`;

test("what an earlier version stored and did not send is sent by this one, and drafts are kept", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(4, 1)]] });
  const { page, proxy, driver, collector } = scene;
  const address = await openEmbedded(scene, fromCollector("quick"));
  proxy.misbehave("POST", "/api/judgments", faults.drop());
  for (const task of [1, 2]) {
    await page.reads(`salon chair ${task}`);
    await page.enter();
    await page.press("3", Key.ENTER, Key.ENTER);
    await page.hears("stored", task);
  }
  await page.reads("salon chair 3");
  await page.enter();
  await page.press("1");
  await page.shows({ r1: "irrelevant" });
  const stored = (await page.heard("stored")).map(({ detail }) => detail.judgment);

  await driver.get(proxy.serve("/nothing.html", "<!doctype html><title>Nothing</title>"));
  assert.deepEqual(await driver.executeAsyncScript(AS_VERSION_1), stored.map(({ id }) => id));
  proxy.behave();
  await page.open(address);
  await page.shows({ r1: "irrelevant" });
  await page.reads("salon chair 3");
  await page.hears("delivered", 2);
  assert.deepEqual(await collector.judgments(), stored);
  await driver.navigate().refresh();
  await page.ready();
  assert.deepEqual(await page.heard("delivered"), [], "nothing is left behind");
  await page.assertClean();
});
