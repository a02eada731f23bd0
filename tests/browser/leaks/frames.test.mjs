// From navigation on, whatever comes late or not at all, no frame shows the secret. (L1 to L5)

import assert from "node:assert/strict";
import { test } from "node:test";
import { openNaive, assertCovered, assertLeaks, openSecrets, act, shows } from "../harness/leaking.mjs";
import { embed, fromCollector } from "../harness/host.mjs";
import { faults } from "../harness/proxy.mjs";
import { setScene, sharedBrowser } from "../harness/scene.mjs";
import { everything, guideline, longPicture, seen, serveSecrets } from "../harness/secrets.mjs";
import { secretPixels, secretPixelsOf } from "../harness/pixels.mjs";
import { browserName } from "../harness/settings.mjs";

const shared = sharedBrowser();

/**
 * How many pixels of the secret are in each frame that the browser draws while `act` runs, six times
 * slower where that can be had. Where the browser does not tell of its frames: in screenshots, one
 * after the other; where those wait for the page, in what is on the display meanwhile.
 */
async function frames({ driver, browser }, act) {
  if (browserName === "webkit") return framesOnDisplay(browser.webkit, act);
  const taken = [];
  if (browserName === "chromium") {
    const connection = await driver.createCDPConnection("page");
    const hear = (text) => {
      const { method, params } = JSON.parse(text);
      if (method !== "Page.screencastFrame") return;
      taken.push(params.data);
      void connection.send("Page.screencastFrameAck", { sessionId: params.sessionId });
    };
    connection._wsConnection.on("message", hear);
    await connection.send("Page.enable", {});
    await connection.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    await connection.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
    await act();
    await driver.wait(() => taken.length > 0, 10_000, "a frame is drawn");
    await connection.send("Page.stopScreencast", {});
    await connection.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    connection._wsConnection.off("message", hear);
  } else {
    let done = false;
    const acting = act().finally(() => (done = true));
    while (!done) taken.push(await driver.takeScreenshot());
    await acting;
  }
  return taken.map((frame) => secretPixels(Buffer.from(frame, "base64")));
}

async function framesOnDisplay(webkit, act) {
  const counts = [];
  let done = false;
  const acting = act().finally(() => (done = true));
  while (!done) {
    counts.push(secretPixelsOf(webkit.screen()));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await acting;
  return counts;
}

/** Sends a picture in two halves, the second when `release` is called. */
function dripping() {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const answer = async (outgoing) => {
    outgoing.writeHead(200, { "Content-Type": "image/png", "Content-Length": longPicture.length });
    outgoing.write(longPicture.subarray(0, longPicture.length / 2));
    await released;
    outgoing.end(longPicture.subarray(longPicture.length / 2));
  };
  return { release, answer };
}

test("L1: no frame from navigation on shows what is covered, on a slow machine", async (t) => {
  const scene = await setScene(t, shared, { documents: [[guideline, [everything()]]] });
  serveSecrets(scene.proxy, everything().results);
  const address = embed(scene.proxy, [fromCollector("leaks")]);
  const counts = await frames(scene, () => scene.page.open(address));
  assert.ok(counts.length > 0, "frames were taken");
  assert.deepEqual(counts.filter((count) => count > 0), []);
});

test("L1: the same look at a naive page whose blur comes with its script finds the secret", async (t) => {
  const scene = await openNaive(t, shared, { style: ".late{filter:blur(24px)}", script: "document.querySelector('img').decode().then(() => setTimeout(() => document.querySelector('img').className = 'late', 400));", body: '<img src="/secret/naive.png">' });
  const counts = await frames(scene, async () => {
    await scene.driver.navigate().refresh();
    await scene.driver.wait(() => scene.driver.executeScript("return document.querySelector('img')?.className === 'late'"), 10_000);
  });
  assert.ok(counts.some((count) => count > 0));
});

test("L2: a picture that drips in is never seen before its act, and a naive page shows it", async (t) => {
  const drip = dripping();
  const scene = await openSecrets(t, shared, { before: ({ proxy }) => proxy.misbehave("GET", "/secret/", drip) });
  await assertCovered(scene, "dripping");
  await act(scene.page, "veiled", "Show", "Picture");
  await shows(scene.page, "veiled", ".picture.gray");
  assert.equal((await seen(scene.driver)).colours, 0, "in grey from its first line on");
  drip.release();
  scene.proxy.behave();
  const naive = await openNaive(t, shared, { body: "<main></main>" });
  const half = dripping();
  naive.proxy.misbehave("GET", "/secret/naive-drip.png", half);
  await naive.driver.executeScript(`
    const it = new Image(); it.onload = () => (it.className = "b"); it.src = "/secret/naive-drip.png";
    document.querySelector("main").append(it);`);
  await assertLeaks(naive, "the naive page shows the half that came");
  half.release();
});

for (const [row, what, fault] of [
  ["L3", "is not there", faults.status(404, {}, "")],
  ["L3", "is a page of HTML", faults.html()],
  ["L3", "never comes", faults.hang()],
]) {
  test(`${row}: covered when the style sheet ${what}`, async (t) => {
    const scene = await openSecrets(t, shared, { before: ({ proxy }) => proxy.misbehave("GET", "/gradeglass-judge.css", fault) });
    await assertCovered(scene, what);
  });
}

test("L3: a naive page without its style sheet shows the secret", async (t) => {
  const scene = await openNaive(t, shared, {}, ({ proxy }) => proxy.misbehave("GET", "/naive.css", faults.status(404, {}, "")));
  await assertLeaks(scene, "no style sheet, no blur");
});

test("L4: covered under the strict policy, where a naive page loses its blur", async (t) => {
  const scene = await openSecrets(t, shared);
  await assertCovered(scene, "strict policy");
  await scene.page.assertClean();
  const naive = await openNaive(t, shared, { body: '<img style="filter:blur(24px)" src="/secret/naive.png">' });
  await assertLeaks(naive, "the policy refuses the blur");
});

test("L5: while the WebAssembly is awaited, and when it does not come, there is a static cover", async (t) => {
  const hold = faults.hold();
  const ready = { extra: { ready: false } };
  const scene = await openSecrets(t, shared, { ...ready, before: ({ proxy }) => proxy.misbehave("GET", "/gradeglass_judge_bg.wasm", hold) });
  await hold.reached;
  await assertCovered(scene, "awaiting");
  scene.proxy.behave();
  hold.release();
  await scene.page.ready();
  await assertCovered(scene, "when it came");
  scene.proxy.misbehave("GET", "/gradeglass_judge_bg.wasm", faults.status(404, {}, ""));
  await scene.driver.navigate().refresh();
  await scene.page.find('[part~="stopped"]');
  await assertCovered(scene, "when it does not come");
});
