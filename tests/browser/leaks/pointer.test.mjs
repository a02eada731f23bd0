// A pointer that rests, scrolls, drags, clicks or holds shows only what holding is meant to show,
// and only as long. (L9, L10, L11, L26, L27)

import assert from "node:assert/strict";
import { test } from "node:test";
import { act, actOf, assertCovered, assertLeaks, openNaive, openSecrets, place, shows } from "../harness/leaking.mjs";
import { Key } from "../harness/page.mjs";
import { sharedBrowser } from "../harness/scene.mjs";
import { pictured, seen, task } from "../harness/secrets.mjs";
import { Pointer } from "selenium-webdriver/lib/input.js";
import { browserName } from "../harness/settings.mjs";

const shared = sharedBrowser();
const held = () => task(pictured("one", "eating disorders"), pictured("two", "eating disorders"));

test("L9: a pointer that rests, and content that scrolls under it, reveal nothing", async (t) => {
  const many = task(...Array.from({ length: 30 }, (_, at) => pictured(`r${at}`, "eating disorders")));
  const scene = await openSecrets(t, shared, { task: many });
  const slot = await scene.page.find('[data-result="r1"] .slot');
  await scene.driver.actions().move({ origin: slot }).perform();
  await scene.driver.actions().scroll(300, 300, 0, 700).perform();
  await scene.driver.actions().move({ x: 301, y: 301 }).perform();
  await assertCovered(scene, "hover");
});

test("L9: a naive page that reveals on hover is caught", async (t) => {
  const style = "img{filter:blur(24px)}img:hover{filter:none}";
  const scene = await openNaive(t, shared, { style });
  await scene.driver.actions().move({ x: 100, y: 100 }).perform();
  await assertLeaks(scene, "hover reveals");
});

/** Scrolls by touch: as a person does where the browser tells how, else by a finger's own events, which pan nothing. */
async function swipe(driver, from) {
  if (browserName === "chromium") {
    await driver.sendDevToolsCommand("Input.synthesizeScrollGesture", { ...from, yDistance: -300, gestureSourceType: "touch", speed: 600 });
    return;
  }
  const finger = new Pointer("finger", Pointer.Type.TOUCH);
  const to = { ...from, y: from.y - 40 };
  await driver.actions().insert(finger, finger.move({ ...from, duration: 0 }), finger.press(), finger.move({ ...to, duration: 200 }), finger.release()).perform();
}

const untouched = browserName === "webkit" && "WebKit's driver has no touch: what it is asked to touch with goes nowhere";
test("L9: a touch that scrolls reveals nothing", { skip: untouched }, async (t) => {
  const many = task(...Array.from({ length: 30 }, (_, at) => pictured(`r${at}`, "eating disorders")));
  const scene = await openSecrets(t, shared, { task: many });
  const { x, y } = await place(scene.page, "r1");
  await scene.driver.executeScript("window.touched = 0; addEventListener('pointerdown', (event) => (window.touched += event.pointerType === 'touch'), true)");
  await swipe(scene.driver, { x: Math.round(x + 60), y: Math.round(y + 60) });
  assert.equal(await scene.driver.executeScript("return window.touched"), 1, "a finger was down");
  await scene.driver.executeAsyncScript("setTimeout(arguments[0], 300)");
  await assertCovered(scene, "after the touch");
  assert.deepEqual(await scene.page.heard("exposure"), []);
});

test("L10: a cover cannot be dragged, and carries nothing", async (t) => {
  // What a pointer that is held may not show: on a slow machine a drag begins as a hold.
  const scene = await openSecrets(t, shared, { task: task(pictured("one", "hate")) });
  await scene.driver.executeScript(`
    window.dragged = [];
    addEventListener("dragstart", (event) => window.dragged.push([...event.dataTransfer.types]), true);`);
  const slot = await scene.page.find('[data-result="one"] .slot');
  await scene.driver.actions().move({ origin: slot }).press().move({ origin: slot, x: 40, y: 20 }).move({ x: 500, y: 500 }).release().perform();
  assert.deepEqual(await scene.driver.executeScript("return window.dragged"), []);
  await assertCovered(scene, "dragged");
});

test("L10: a naive picture is dragged with its address", async (t) => {
  const scene = await openNaive(t, shared);
  await scene.driver.executeScript(`
    window.dragged = [];
    addEventListener("dragstart", (event) => window.dragged.push(event.dataTransfer.getData("text/uri-list") || event.dataTransfer.getData("text/html")), true);`);
  await scene.driver.actions().move({ x: 100, y: 100 }).press().move({ x: 130, y: 120 }).move({ x: 300, y: 250 }).release().perform();
  const dragged = await scene.driver.executeScript("return window.dragged");
  assert.match(dragged.join(), /naive\.png/);
});

// WebKit's menu stays open, over whatever comes after.
const ended = browserName === "webkit" ? sharedBrowser() : shared;
test("L11: under a pointer on a cover there is no picture, video or link for a menu to offer", async (t) => {
  const scene = await openSecrets(t, ended, { task: held() });
  const { x, y } = await place(scene.page, "one");
  const under = await scene.page.inside("return root.elementsFromPoint(arguments[1], arguments[2]).map((it) => it.localName)", x + 50, y + 50);
  assert.deepEqual(under.filter((name) => ["img", "video", "picture", "a", "object", "iframe", "audio"].includes(name)), []);
  await scene.driver.actions().move({ x: Math.round(x + 50), y: Math.round(y + 50) }).contextClick().perform();
  await assertCovered(scene, "after the menu");
});

/** Holds a pointer down on the picture of `one` until it shows. */
async function hold(scene) {
  const slot = await scene.page.find('[data-result="one"] .slot');
  await scene.driver.actions().move({ origin: slot }).press().perform();
  await shows(scene.page, "one", ".picture");
}

const ENDS = [
  ["it comes up", (driver) => driver.actions().release().perform()],
  ["it leaves", (driver) => driver.actions().move({ x: 900, y: 20 }).perform()],
  ["the window loses focus", (driver) => driver.executeScript("dispatchEvent(new Event('blur'))")],
  ["a menu opens", (driver, page) => page.inside(`
    root.querySelector('[data-result="one"] .slot').dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, composed: true, cancelable: true })); return 0`)],
  ["Escape is pressed", (_, page) => page.press(Key.ESCAPE)],
];
for (const [what, end] of ENDS) {
  test(`L26: what a pointer holds open is covered when ${what}`, async (t) => {
    const scene = await openSecrets(t, shared, { task: held() });
    await scene.page.enter();
    await hold(scene);
    await end(scene.driver, scene.page);
    // Not awaited: one frame later it has to be so.
    await scene.driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    assert.deepEqual(await scene.page.all('[data-result="one"] .picture'), []);
    const [{ detail }] = await scene.page.hears("exposure");
    assert.equal(detail.gesture, "hold");
    await scene.driver.actions().release().perform();
  });
}

test("L27: Space held down, and ten clicks a second, end covered and flash three times a second at most", async (t) => {
  const scene = await openSecrets(t, shared, { task: task(pictured("one", "hate")) });
  const { page, driver } = scene;
  await page.enter();
  await page.inside(`
    window.flashes = [];
    new MutationObserver(() => {
      const open = root.querySelector(".words[data-part=text]:not(.bars):has(h3)") !== null;
      if (open !== window.wasOpen) { window.wasOpen = open; if (open) window.flashes.push(performance.now()); }
    }).observe(root, { childList: true, subtree: true });
    return 0;`);
  const keys = driver.actions();
  for (let at = 0; at < 20; at += 1) keys.sendKeys(" ").pause(50);
  await keys.perform();
  const flashes = await driver.executeScript("return window.flashes");
  for (let at = 3; at < flashes.length; at += 1) assert.ok(flashes[at] - flashes[at - 3] >= 1_000, `${flashes}`);
  await page.press(Key.ESCAPE);
  await assertPixels(scene);
});

async function assertPixels(scene) {
  assert.equal((await seen(scene.driver)).colours, 0);
  assert.deepEqual(await scene.page.all(".picture"), []);
}

test("the lens shows only its hole, and a keyboard opens tiles", async (t) => {
  const protection = { categories: { hate: { max_open: 120 } } };
  const scene = await openSecrets(t, shared, { task: task(pictured("one", "hate", { width: 320, height: 180 })), protection });
  const { page, driver } = scene;
  await act(page, "one", "Lens", "Picture");
  const canvas = await page.find('[data-result="one"] .lens');
  await scene.proxy.seen("GET", "/secret/SECRETURL-one.png");
  assert.deepEqual(await page.all("img"), [], "the picture itself is never in the page");
  const drawn = () => page.inside(`
    const it = root.querySelector(".lens"); if (!it.width) return 0;
    const { data } = it.getContext("2d").getImageData(0, 0, it.width, it.height);
    let count = 0; for (let at = 3; at < data.length; at += 4) count += data[at] > 0; return count / (data.length / 4);`);
  await driver.actions().move({ origin: canvas }).perform();
  await page.until(async () => { await driver.actions().move({ origin: canvas, x: 5 }).move({ origin: canvas }).perform(); return (await drawn()) > 0; }, "the hole is open");
  assert.ok((await drawn()) < 0.5, `the hole is a part: ${await drawn()}`);
  /** How wide the hole is, in the middle of the picture. */
  const across = () => page.inside(`
    const it = root.querySelector(".lens");
    const { data } = it.getContext("2d").getImageData(0, it.height >> 1, it.width, 1);
    let count = 0; for (let at = 3; at < data.length; at += 4) count += data[at] > 0; return count;`);
  for (const [keys, width] of [[[], 100], [["+"], 125], [Array(9).fill("+"), 240], [Array(12).fill("-"), 50], [["+", "+", "+"], 98]]) {
    if (keys.length > 0) await page.press(...keys);
    const wide = async () => {
      await driver.actions().move({ origin: canvas, x: 5 }).move({ origin: canvas }).perform();
      return Math.abs((await across()) - width) <= 3;
    };
    await page.until(wide, `after ${keys.join("")} the hole is ${width} pixels wide`, async () => String(await across()));
  }
  await driver.actions().move({ x: 5, y: 5 }).perform();
  await page.until(async () => (await drawn()) === 0, "the hole closes", async () => String(await drawn()));
  await page.press(Key.ARROW_RIGHT, " ");
  await page.until(async () => Math.abs((await drawn()) - 1 / 9) < 0.03, "one tile of nine is open", async () => String(await drawn()));
  await page.press(" ");
  await page.until(async () => (await drawn()) === 0, "the tile closes", async () => String(await drawn()));
  assert.deepEqual(await page.all('[data-result="one"] h3'), [], "the key that opens tiles reveals no words");
  await act(page, "one", "Cover", "Picture");
  await shows(page, "one", ".lens", false);
  const [{ detail }] = await page.hears("exposure");
  assert.deepEqual([detail.step, detail.gesture], ["lens", "lens"]);
  await actOf(page, "one", "Lens", "Picture");
});
