// Content whose every pixel and word is known, on a page of the widget and on a naive one that only
// blurs it, so that each way of looking is shown to see what leaks.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { png, secretPixels, sharpness } from "./pixels.mjs";
import { browserName, sharedData } from "./settings.mjs";

/** What no word of the page may hold while its content is covered. */
export const SECRET = /SECRET/i;

/** Squares of magenta and lime, four pixels wide: no blur and no preview keeps them. */
const square = (x, y) => (((x >> 2) + (y >> 2)) % 2 === 0 ? [255, 0, 255] : [0, 255, 0]);
export const secretPicture = png(320, 180, square);
/** The same, too long to come at once: browsers look at the first kilobyte before they show anything. */
export const longPicture = png(320, 180, square, 0);

/** A preview as a host would send it: a few pixels, nothing of the squares. */
export const preview = `data:image/png;base64,${png(16, 9, (x, y) => [90 + x * 4, 100 + y * 4, 120]).toString("base64")}`;

const GRADE = {
  id: "grade", kind: "choice", scope: "result", label: { en: "How well does it answer the query?" }, required: true,
  options: [{ id: "yes", key: "1", label: { en: "Well" } }, { id: "no", key: "2", label: { en: "Badly" } }],
};

export const guideline = {
  gradeglass: 1, id: "leaks", version: "1.0.0", title: { en: "Covered" }, languages: ["en"], judge: "results",
  inputs: { query: { text: "string" }, result: { card: "image", data: { title: "string", snippet: "string", site: "string?", url: "string?" } } },
  fields: [GRADE],
};

const flagged = (category, source = "classifier") => [{ category, source }];
const words = (name) => ({
  title: `SECRETTXT ${name}`, snippet: `SECRETTXT snippet of ${name} that is long enough for several lines of a card`,
  site: "SECRETSITE", url: `https://secret.example/SECRETURL-${name}`,
});

/** A result with a secret picture, flagged with a category. */
export function pictured(id, category, more = {}) {
  const media = [{ kind: "image", url: `/secret/SECRETURL-${id}.png`, alt: `SECRETALT ${id}`, preview, width: 320, height: 180, ...more }];
  return { id, position: 1, card: "image", data: words(id), media, labels: flagged(category) };
}

/** A result with a secret video. */
export function filmed(id, category, url = `/secret/SECRETURL-${id}.webm`) {
  const media = [{ kind: "video", url, alt: `SECRETALT ${id}`, captions: `/secret/SECRETURL-${id}.vtt`, preview }];
  return { id, position: 1, card: "video", data: words(id), media, labels: flagged(category) };
}

/** One task of these results. */
export const task = (...results) => ({
  gradeglass: 1, id: "t1", query: { text: "a query" }, results: results.map((result, at) => ({ ...result, position: at + 1 })),
});

/** One of each level: sealed, veiled, vaulted, a video, and one that nobody has classified. */
export const everything = () =>
  task(pictured("sealed", "gore"), pictured("veiled", "hate"), pictured("vault", "csam"), filmed("film", "hate"),
    { ...pictured("unknown", "x"), labels: [] });

/** Serves the secrets of results behind a proxy: pictures, videos, captions. */
export function serveSecrets(proxy, results) {
  for (const { media } of results)
    for (const { kind, url, captions } of media) {
      const body = kind === "image" ? secretPicture : secretVideo() ?? Buffer.from("none");
      if (url.startsWith("/")) proxy.serve(url, body, kind === "image" ? "image/png" : "video/webm");
      if (captions) proxy.serve(captions, "WEBVTT\n\n00:00.000 --> 00:10.000\nSECRETCAP spoken words\n", "text/vtt");
    }
}

/** A video of one secret colour, where the public media lies beside the repository. */
export function secretVideo(name = "solid-magenta-320x180-3s-noaudio.webm") {
  const path = join(sharedData, "media/video", name);
  return existsSync(path) ? readFileSync(path) : null;
}

/** A page that conceals as most pages do: the content is there, and a style blurs it. */
export function naive(proxy, { body, style = ".b{filter:blur(24px)}", policy, script = "" } = {}) {
  proxy.serve("/secret/naive.png", secretPicture, "image/png");
  proxy.serve("/naive.css", `body{margin:0}img,video{display:block;inline-size:320px;block-size:180px}${style}`, "text/css");
  proxy.serve("/naive.js", script, "text/javascript");
  const inside = body ?? '<img class="b" src="/secret/naive.png" alt="SECRETALT" title="SECRETTXT"><p class="b">SECRETTXT words</p>';
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Naive</title><link rel="stylesheet" href="/naive.css">${inside}<script src="/naive.js"></script></html>`;
  return proxy.serve("/naive.html", page, "text/html; charset=utf-8", policy);
}

/** What a screenshot shows of the secret: its colours, and its squares in grey within a rectangle. */
export async function seen(driver, rectangle = { x: 0, y: 0, width: 320, height: 180 }) {
  // WebKit gives what is on the display, which is one frame behind what its driver says of the page.
  if (browserName === "webkit") await driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))");
  const shot = Buffer.from(await driver.takeScreenshot(), "base64");
  return { colours: secretPixels(shot), sharp: sharpness(shot, rectangle) };
}

/** Everything in the document that is or could be read out: text and attributes, in shadow roots too. */
export function documentText(driver) {
  return driver.executeScript(`
    const parts = [];
    const walk = (node) => {
      if (node.nodeType === 3 || node.nodeType === 8) parts.push(node.data);
      for (const { name, value } of node.attributes ?? []) parts.push(name + "=" + value);
      if (node.shadowRoot) walk(node.shadowRoot);
      for (const child of node.childNodes) walk(child);
    };
    walk(document);
    for (const sheet of [...document.styleSheets, ...(document.querySelector("gradeglass-judge")?.shadowRoot?.adoptedStyleSheets ?? [])])
      for (const rule of sheet.cssRules) parts.push(rule.cssText);
    return parts.join("\\n");`);
}
