// What stands on a cover by leave of the host: hashes, strips, pictures made small here, milder words,
// a description, a line that helps. None of it more than it may be.

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "blurhash";
import { rgbaToThumbHash, thumbHashToRGBA } from "thumbhash";
import { act, assertCovered, openSecrets, secretRequests, shows } from "../harness/leaking.mjs";
import { Key } from "../harness/page.mjs";
import { png } from "../harness/pixels.mjs";
import { Proxy, STRICT } from "../harness/proxy.mjs";
import { sharedBrowser } from "../harness/scene.mjs";
import { filmed, pictured, secretPicture, seen, task } from "../harness/secrets.mjs";

const shared = sharedBrowser();
const BLURHASH = "LEHV6nWB2yk8pyo0adR*.7kCMdnj";

/** What the canvases of a result hold: size and grey values, once all are drawn. */
function drawn(page, result) {
  const read = () => page.inside(`
    return [...root.querySelectorAll('[data-result="' + arguments[1] + '"] .slot canvas')].map((it) => {
      const { data } = it.getContext("2d").getImageData(0, 0, it.width, it.height);
      return { width: it.width, height: it.height, drawn: data[3] === 255, grays: [...data].filter((_, at) => at % 4 === 0), gray: [...data].every((value, at) => at % 4 === 3 || value === data[at - (at % 4)]) };
    });`, result);
  const done = async () => {
    const canvases = await read();
    return canvases.length > 0 && canvases.every((it) => it.drawn) && canvases;
  };
  return page.until(done, `the previews of ${result} are drawn`);
}

const luminance = (r, g, b) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const far = (one, other) => Math.max(...one.map((value, at) => Math.abs(value - other[at])));

test("BlurHash and ThumbHash are drawn as their own libraries draw them, without colour", async (t) => {
  // A slope of light in grey: what is left of a ThumbHash without its colours is exact then.
  const slope = new Uint8Array(28 * 16 * 4).map((_, at) => (at % 4 === 3 ? 255 : ((at >> 2) % 28) * 4 + 60 + Math.floor((at >> 2) / 28)));
  const thumb = rgbaToThumbHash(28, 16, slope);
  const said = Buffer.from(thumb).toString("base64");
  const one = task(pictured("blur", "hate", { preview: BLURHASH }), pictured("thumb", "hate", { preview: said }),
    pictured("named", "hate", { preview: `thumbhash:${said}` }), pictured("none", "hate", { preview: "no hash at all" }));
  delete one.results[3].media[0].preview;
  const { page } = await openSecrets(t, shared, { task: one });
  const [blur] = await drawn(page, "blur");
  const reference = decode(BLURHASH, 28, 16);
  const wanted = Array.from({ length: 28 * 16 }, (_, at) => luminance(...reference.slice(at * 4, at * 4 + 3)));
  assert.deepEqual([blur.width, blur.height, blur.gray], [28, 16, true]);
  // The library mixes in sRGB, we in linear light: near, not equal.
  assert.ok(far(blur.grays, wanted) < 24, `far by ${far(blur.grays, wanted)}`);
  const { w, h, rgba } = thumbHashToRGBA(thumb);
  const [own] = await drawn(page, "thumb");
  const at = (x, y) => rgba[(Math.min(h - 1, Math.floor(((y + 0.5) * h) / 16)) * w + Math.min(w - 1, Math.floor(((x + 0.5) * w) / 28))) * 4];
  const expected = own.grays.map((_, index) => at(index % 28, Math.floor(index / 28)));
  assert.ok(far(own.grays, expected) < 12, `far by ${far(own.grays, expected)}`);
  assert.deepEqual((await drawn(page, "named"))[0].grays, own.grays);
  assert.equal((await page.all('[data-result="none"] canvas')).length, 0);
});

test("L6: a picture is made small here only where the policy lets it be fetched, and is never in the page", async (t) => {
  const bare = (id) => {
    const result = pictured(id, "hate");
    delete result.media[0].preview;
    return result;
  };
  const scene = await openSecrets(t, shared, { task: task(bare("one"), pictured("two", "gore")), protection: { categories: { hate: { fetch: "yes" } } } });
  const { page } = scene;
  const [small] = await drawn(page, "one");
  assert.deepEqual([small.width, small.height, small.gray], [28, 16, true]);
  // Squares of four pixels are far below what sixteen pixels can show: what is left is one grey.
  assert.ok(Math.max(...small.grays) - Math.min(...small.grays) <= 12, `${small.grays}`);
  assert.deepEqual(secretRequests(scene), ["/secret/SECRETURL-one.png"], "what is sealed is not fetched");
  assert.equal((await seen(scene.driver)).colours, 0);
  assert.equal((await page.all("img")).length, 0);
});

test("a video has a strip of keyframes, coarse where it is sealed and was asked for", async (t) => {
  const frame = (shade) => `data:image/png;base64,${png(16, 9, () => [shade, shade, shade]).toString("base64")}`;
  const keyframes = Array.from({ length: 9 }, (_, at) => frame(20 + at * 20));
  const strip = (id, category) => {
    const result = filmed(id, category);
    result.media[0].keyframes = keyframes;
    return result;
  };
  const scene = await openSecrets(t, shared, { task: task(strip("veiled", "hate"), strip("sealed", "gore")) });
  const { page } = scene;
  const frames = await drawn(page, "veiled");
  assert.deepEqual(frames.map(({ width, height, grays }) => [width, height, grays[0]]), keyframes.slice(0, 8).map((_, at) => [28, 16, 20 + at * 20]));
  assert.equal((await page.all('[data-result="sealed"] canvas')).length, 0);
  await assertCovered(scene, "strips");
  await act(page, "sealed", "Preview", "Video");
  assert.deepEqual((await drawn(page, "sealed")).map(({ height }) => height), Array(8).fill(12));
  await page.press(Key.ESCAPE);
  await shows(page, "sealed", "canvas", false);
});

test("milder words, a description and a line that helps are said, and the judgment tells of the words", async (t) => {
  const worded = { ...pictured("one", "hate"), media: [], card: "passage", paraphrase: "Somebody speaks badly of a group." };
  worded.labels[0].description = "A comment below a video";
  const long = pictured("two", "hate");
  long.labels[0].description = "SECRETTXT ".repeat(13);
  const hidden = { ...pictured("three", "csam"), paraphrase: "SECRETTXT" };
  hidden.labels[0].description = "SECRETTXT";
  const scene = await openSecrets(t, shared, { task: task(worded, long, hidden), protection: { prompt: { en: "Look only for what you need to judge." } } });
  const { page, collector } = scene;
  await page.reads("Somebody speaks badly of a group.");
  await page.reads("In other words, not its own:");
  await page.reads("A comment below a video");
  await page.reads("Look only for what you need to judge.");
  await assertCovered(scene, "milder words");
  await page.enter();
  await page.press("1", "1");
  await act(page, "two", "Show", "Words");
  await page.press("1", "1", Key.ENTER, Key.ENTER);
  await page.hears("delivered");
  const [{ viewing }] = await collector.judgments();
  assert.deepEqual([viewing.one.judged_at, viewing.three.judged_at], ["paraphrase", "metadata"]);
});

/** Turns a comfort setting on, as an annotator does. */
async function choose(page, name) {
  await page.click(await page.find('[aria-label="Settings"]'));
  await page.click(await page.find(`[aria-labelledby="${name}"]`));
  await page.click(await page.find('dialog[open] [aria-label="Close"]'));
  await page.until(async () => (await page.all("dialog[open]")).length === 0, "settings are closed");
}

test("pictures are drawings first where that is chosen, and grey where their pixels cannot be read", async (t) => {
  const one = task(pictured("one", "hate"), pictured("two", "hate"));
  const scene = await openSecrets(t, shared, {
    task: one,
    before: async ({ proxy, collector }) => {
      const elsewhere = await Proxy.start(collector);
      t.after(() => elsewhere.close());
      one.results[1].media[0].url = elsewhere.serve("/secret/elsewhere.png", secretPicture, "image/png");
      proxy.serve("/two.json", JSON.stringify({ gradeglass: 1, tasks: [one] }), "application/json");
    },
    attributes: { tasks: "/two.json" },
    extra: { policy: STRICT.replace("img-src 'self'", "img-src 'self' http://127.0.0.1:*") },
  });
  const { page } = scene;
  await choose(page, "comfort-drawn-first");
  await act(page, "one", "Show", "Picture");
  const ink = () => page.inside(`
    const it = root.querySelector('[data-result="one"] canvas.drawing');
    return it && [...it.getContext("2d").getImageData(0, 0, it.width, it.height).data].reduce((dark, value) => dark + (value < 128), 0);`);
  assert.ok((await page.until(ink, "it is drawn")) > 1_000, "there are edges");
  assert.equal((await page.all("img")).length, 0);
  assert.equal((await seen(scene.driver)).colours, 0);
  await act(page, "one", "Show colour", "Picture");
  await shows(page, "one", "img.picture");
  await act(page, "two", "Show", "Picture");
  await shows(page, "two", "img.picture.gray");
  await page.reads("No drawing can be made of this picture");
  await page.press(Key.ESCAPE);
  await shows(page, "two", "img", false);
});

test("L37: what is enlarged shows no more than before, and is covered like everything", async (t) => {
  const scene = await openSecrets(t, shared, { task: task({ ...pictured("one", "hate"), card: "web" }) });
  const { page } = scene;
  assert.equal((await page.all('[aria-label="Enlarge"]')).length, 0);
  await act(page, "one", "Show", "Picture");
  const width = () => page.inside("return root.querySelector('.picture')?.clientWidth ?? 0");
  await page.until(async () => (await width()) > 0, "it shows");
  assert.ok((await width()) <= 96);
  await page.click(await page.find('[aria-label="Enlarge"]'));
  await page.until(async () => (await width()) >= 320, "each of its pixels is one of the page's");
  assert.equal((await seen(scene.driver)).colours, 0, "in grey as before");
  await page.press(Key.ESCAPE);
  await shows(page, "one", ".picture", false);
  await assertPlain(scene);
});

async function assertPlain({ driver, page }) {
  assert.equal((await seen(driver)).colours, 0);
  assert.equal((await page.all("img, .large")).length, 0);
}
