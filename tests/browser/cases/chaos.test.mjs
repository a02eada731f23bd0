// Two thousand judgments over a network that drops, delays, cuts short, doubles, refuses and resets,
// in a browser that is killed again and again: each of them ends in the collector, once, unchanged.
// `GRADEGLASS_CHAOS` takes another number, for machines that have other things to do.

import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

// Thousands of judgments are written through to the disk, twice each: a disk in memory, where there is
// one, keeps over a kill just as well.
if (existsSync("/dev/shm")) process.env.TMPDIR ??= "/dev/shm";

const COUNT = Number(process.env.GRADEGLASS_CHAOS ?? 2_000);
const KILLS = 8;
const JUDGMENTS = "/api/judgments";
const shared = sharedBrowser();

/** The same numbers in every run: a fault that was seen once is seen again. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bad weather: about two requests in five meet some of it. */
function weather(random) {
  const delayed = { answer: (outgoing, forward) => setTimeout(() => void forward(), random() * 200) };
  const doubled = { answer: async (outgoing, forward) => (await forward(() => {}), forward()) };
  const bad = [
    faults.drop(),
    faults.reset(),
    faults.loseAnswer(),
    faults.truncate(),
    faults.html(),
    faults.nothing(),
    faults.status(429, { "Retry-After": "1" }, ""),
    faults.status(500, {}, ""),
    faults.status(503, {}, ""),
    delayed,
    doubled,
  ];
  const met = new Map();
  const calm = { answer: (outgoing, forward) => forward() };
  const answer = (outgoing, forward) => {
    const at = random() < 0.4 ? Math.floor(random() * bad.length) : -1;
    met.set(at, (met.get(at) ?? 0) + 1);
    return (bad[at] ?? calm).answer(outgoing, forward);
  };
  return { answer, met, kinds: bad.length };
}

/** Works as fast as the page lets it: chooses, submits, waits until it is stored, and says so. A page is
 *  handed a thousand tasks at most: when there is nothing left to do, it asks again. */
const WORK = `
const element = document.querySelector("gradeglass-judge");
const moment = () => new Promise((resolve) => setTimeout(resolve));
const options = () => [...element.shadowRoot.querySelectorAll('[part~="card"] [data-option]')];
const until = async (holds) => { for (let tries = 0; tries < 500 && !holds(); tries += 1) await moment(); };
let stored = 0;
addEventListener("gradeglass-stored", ({ detail }) => {
  stored += 1;
  fetch("/heard", { method: "POST", body: JSON.stringify(detail.judgment), keepalive: true }).catch(() => {});
});
setInterval(() => void element.flush(), 300);
for (;;) {
  await until(() => options().length > 0);
  if (options().length === 0) location.reload();
  const before = stored;
  // A draft that outlived a kill is there already.
  const chosen = () => options().some((option) => option.ariaChecked === "true");
  if (!chosen()) options()[Math.floor(Math.random() * options().length)]?.click();
  await until(chosen);
  element.submit();
  await until(() => stored > before && !chosen());
}`;

test(`${COUNT.toLocaleString("en")} judgments survive the weather, and a browser that is killed`, { timeout: 590_000 }, async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(COUNT, 1)]] });
  const { proxy, collector, browser, page } = scene;
  const random = numbers(20261127);
  const storm = weather(random);
  proxy.misbehave("POST", JUDGMENTS, storm);
  proxy.misbehave("POST", "/heard", faults.status(204, {}, undefined));
  const attributes = fromCollector("quick");
  const connection = JSON.stringify({ url: JUDGMENTS, batch: 3, timeout_ms: 2_000 });
  proxy.serve("/connection.json", connection, "application/json");
  const open = { ...attributes, tasks: `${attributes.tasks}&limit=1000`, connection: "/connection.json" };
  scene.address = await openEmbedded(scene, open, { script: WORK });

  for (let kill = 0; kill < KILLS; kill += 1) {
    const more = Math.ceil((COUNT / 20) * (0.4 + 1.6 * random()));
    await proxy.seen("POST", "/heard", proxy.requests("POST", "/heard").length + more);
    await browser.crashAndRestart();
    scene.driver = page.driver = browser.driver;
    await page.driver.get(scene.address);
  }
  await allArrive(scene);

  const kept = await collector.judgments();
  assert.equal(kept.length, COUNT);
  assert.equal(new Set(kept.map((it) => it.id)).size, COUNT, "each id once");
  assert.equal(new Set(kept.map((it) => it.task.id)).size, COUNT, "each task once");
  const byId = new Map(kept.map((it) => [it.id, it]));
  const heard = proxy.requests("POST", "/heard").map((it) => JSON.parse(it.body));
  assert.ok(heard.length > COUNT * 0.9, `${heard.length} were told as stored`);
  for (const judgment of heard) assert.deepEqual(byId.get(judgment.id), judgment);
  assert.equal(storm.met.size, storm.kinds + 1, "every kind of weather was met");
  t.diagnostic(`${proxy.requests("POST", JUDGMENTS).length} requests, ${KILLS} kills`);
});

/** Comes true when the collector has no task left to hand out. */
async function allArrive({ collector, proxy }) {
  const answers = () => proxy.requests("POST", JUDGMENTS).filter(({ status }) => status !== null).length;
  for (;;) {
    const before = answers();
    const next = await fetch(`${collector.address}/api/tasks/next?guideline=quick&annotator=ann`);
    await next.arrayBuffer();
    if (next.status === 204) return;
    while (answers() === before) await once(proxy, "answer");
  }
}
