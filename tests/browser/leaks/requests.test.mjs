// What the server and the document hear of what is covered: nothing. (L6, L15, L23, L24, L25, L36, L38)

import assert from "node:assert/strict";
import { test } from "node:test";
import { act, actOf, assertCovered, openNaive, openSecrets, secretRequests, shows } from "../harness/leaking.mjs";
import { png } from "../harness/pixels.mjs";
import { sharedBrowser } from "../harness/scene.mjs";
import { browserName } from "../harness/settings.mjs";
import { documentText, pictured, secretPicture, SECRET, seen, serveSecrets, task } from "../harness/secrets.mjs";

const shared = sharedBrowser();

test("L6: while all is covered the server hears of no picture, poster, captions or icon", async (t) => {
  const scene = await openSecrets(t, shared);
  await scene.page.press("j", "j", "j", "j");
  await assertCovered(scene, "from card to card");
});

test("L6: a naive page fetches what it blurs, attached or not", async (t) => {
  const script = "new Image().src = '/secret/detached.png';";
  const scene = await openNaive(t, shared, { script });
  await scene.proxy.seen("GET", "/secret/detached.png");
  assert.ok(secretRequests(scene).includes("/secret/naive.png"));
});

test("L6: a reveal fetches that one picture and nothing else", async (t) => {
  const scene = await openSecrets(t, shared);
  await act(scene.page, "veiled", "Show", "Picture");
  await shows(scene.page, "veiled", ".picture");
  assert.deepEqual(secretRequests(scene), ["/secret/SECRETURL-veiled.png"]);
});

test("L15: what is saved, translated or read simply has no word and no picture of it", async (t) => {
  const scene = await openSecrets(t, shared);
  const saved = await scene.driver.executeScript(
    `const host = document.querySelector("gradeglass-judge");
     const inside = host.getHTML?.({ serializableShadowRoots: true, shadowRoots: [host.shadowRoot] }) ?? host.shadowRoot.innerHTML;
     return document.documentElement.outerHTML + inside + document.body.innerText;`);
  assert.doesNotMatch(saved, SECRET);
  assert.doesNotMatch(await scene.driver.getPageSource(), SECRET);
  if (browserName !== "chromium") return;
  const { data } = await scene.driver.sendAndGetDevToolsCommand("Page.captureSnapshot", { format: "mhtml" });
  assert.match(data, /A labeling portal/, "as one file, with all that belongs to it");
  assert.doesNotMatch(data, SECRET);
});

test("L23: nothing of it is told to the system: no title, no media session, no caption track", async (t) => {
  const scene = await openSecrets(t, shared);
  const told = await scene.driver.executeScript(
    "return [document.title, JSON.stringify(navigator.mediaSession?.metadata ?? null), document.querySelectorAll('track,link[rel=icon]').length]");
  assert.deepEqual(told, ["A labeling portal", "null", 0]);
  await act(scene.page, "film", "Show", "Video");
  await shows(scene.page, "film", "video");
  assert.equal((await scene.page.all("track")).length, 0, "captions are words, and still covered");
  assert.deepEqual(secretRequests(scene), [], "a revealed video is fetched when it is played");
});

const KINDS = [
  ["an animated GIF", { url: "/secret/SECRETURL-moving.gif" }],
  ["an animated WebP", { url: "/secret/SECRETURL-moving.webp", animated: true }],
  ["an SVG with a picture in it", { url: "/secret/SECRETURL-drawing.svg" }],
  ["a data address", { url: `data:image/png;base64,${secretPicture.toString("base64")}` }],
  ["a huge picture", { url: "/secret/SECRETURL-huge.png", width: 20000, height: 20000 }],
];
for (const [what, media] of KINDS) {
  test(`L24: ${what} is covered`, async (t) => {
    const one = task(pictured("one", "hate", media));
    const scene = await openSecrets(t, shared, { task: one });
    await assertCovered(scene, what);
  });
}

test("L25: a preview that is the picture itself is not drawn", async (t) => {
  const large = `data:image/png;base64,${secretPicture.toString("base64")}`;
  const wide = `data:image/png;base64,${png(200, 4, () => [255, 0, 255]).toString("base64")}`;
  for (const preview of [large, wide]) {
    const one = task(pictured("one", "hate", { preview }));
    const scene = await openSecrets(t, shared, { task: one });
    await scene.page.find('[data-result="one"] .pane');
    assert.deepEqual(await painted(scene.page), [], "an empty canvas, or none");
  }
});

/** The colours that canvases of the page hold, none where they are empty. */
function painted(page) {
  return page.inside(`
    return [...root.querySelectorAll("canvas")].flatMap((it) => [...it.getContext("2d").getImageData(0, 0, it.width, it.height).data]).filter((value) => value > 0);`);
}

test("L36: a vault is nothing but a number and a category, whatever is tried", async (t) => {
  const scene = await openSecrets(t, shared, { task: task(pictured("vault", "csam")) });
  const { page } = scene;
  await page.enter();
  await page.press(" ", " ", " ");
  const card = await page.card("vault");
  await scene.driver.actions().move({ origin: card }).press().pause(400).perform();
  await assertCovered(scene, "held");
  await scene.driver.actions().release().perform();
  await scene.driver.actions().doubleClick(card).perform();
  assert.deepEqual(await page.heard("exposure"), []);
  assert.deepEqual((await page.all('[data-result="vault"] .reveal')).length, 0);
  await assertCovered(scene, "vault");
  await page.reads("Sexual abuse of children");
});

test("L38: a covered result has no link at all, and one that is open sends no referrer", async (t) => {
  const scene = await openSecrets(t, shared);
  assert.equal((await scene.page.all("a[href]")).length, 0);
  const linked = task({ ...pictured("veiled", "hate"), card: "web" });
  const open = await openSecrets(t, shared, { task: linked });
  serveSecrets(open.proxy, linked.results);
  await act(open.page, "veiled", "Show", "Words");
  const link = await open.page.find('[data-result="veiled"] a[href]');
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  await act(open.page, "veiled", "Show", "Picture");
  await open.proxy.seen("GET", "/secret/SECRETURL-veiled.png");
  const [request] = open.proxy.requests("GET", "/secret/SECRETURL-veiled.png");
  assert.equal(request.headers.referer, undefined);
});

test("every record of an exposure is without content", async (t) => {
  const scene = await openSecrets(t, shared);
  await act(scene.page, "veiled", "Show", "Words");
  await act(scene.page, "veiled", "Cover", "Words");
  const [{ detail }] = await scene.page.hears("exposure");
  assert.doesNotMatch(JSON.stringify(detail), SECRET);
  assert.deepEqual(
    [detail.result, detail.medium, detail.step, detail.gesture, detail.ended_by, detail.decided_level, detail.today.reveals],
    ["veiled", "text", "full", "toggle", "cover", "veil", 1]);
  assert.equal(detail.t_end - detail.t_start, detail.duration_ms);
  assert.ok(detail.visible_px > 0 && detail.viewport_fraction > 0 && detail.viewport_fraction < 1);
  assert.doesNotMatch(await documentText(scene.driver), SECRET);
  await actOf(scene.page, "veiled", "Show", "Words");
  assert.equal((await seen(scene.driver)).colours, 0);
  // Out of sight before anything is asked, and measured as it was.
  await act(scene.page, "veiled", "Show", "Words");
  await scene.driver.executeScript("dispatchEvent(new Event('blur'))");
  await scene.page.until(async () => (await scene.page.heard("exposure")).length === 2, "the second exposure is told");
  const [, { detail: left }] = await scene.page.heard("exposure");
  assert.deepEqual([left.ended_by, left.visible_px], ["blur", detail.visible_px]);
});
