// What a leak test needs: the secrets on a page of the widget, and a naive page to prove itself on.

import assert from "node:assert/strict";
import { fromCollector } from "./host.mjs";
import { openEmbedded, setScene } from "./scene.mjs";
import { everything, guideline, naive, seen, serveSecrets, documentText } from "./secrets.mjs";

/** Opens the widget on a task of secrets, all covered. */
export async function openSecrets(t, shared, { task = everything(), attributes = {}, extra = {}, before, protection } = {}) {
  const documents = [[{ ...guideline, ...(protection ? { protection } : {}) }, [task]]];
  const scene = await setScene(t, shared, { documents });
  serveSecrets(scene.proxy, task.results);
  await before?.(scene);
  await openEmbedded(scene, { ...fromCollector("leaks"), ...attributes }, extra);
  return scene;
}

/** Opens a naive page. */
export async function openNaive(t, shared, options, before) {
  const scene = await setScene(t, shared);
  await before?.(scene);
  await scene.driver.get(naive(scene.proxy, options));
  return scene;
}

/** Fails where anything of the secret can be seen, was fetched, or stands in the document. */
export async function assertCovered(scene, what) {
  assert.equal((await seen(scene.driver)).colours, 0, `${what}: pixels of the secret`);
  assert.deepEqual(secretRequests(scene), [], `${what}: requests`);
  assert.deepEqual(await secretWords(scene.driver), [], `${what}: words`);
}

/** Fails where a page that only blurs does not come to show the secret: what a screenshot holds can be a few frames old. */
export async function assertLeaks({ driver }, what, shown = async () => (await seen(driver)).colours > 0) {
  await driver.wait(shown, 10_000, what);
}

/** The words of secrets in the document, a little of what stands around each. */
export async function secretWords(driver) {
  return [...(await documentText(driver)).matchAll(/.{0,40}SECRET.{0,40}/gi)].map(([words]) => words);
}

/** The requests for secrets that reached the server. */
export const secretRequests = (scene) => scene.proxy.log.map((it) => it.path).filter((path) => path.startsWith("/secret/"));

/** The button of a card that does this, by what it says. */
export function actOf(page, result, word, part = "") {
  const find = async () => {
    const group = part ? `[aria-label="${part}"] ` : "";
    const buttons = await page.all(`[data-result="${result}"] .cover-row ${group}button`);
    for (const button of buttons) if ((await button.getAttribute("aria-label")).startsWith(`${word} ·`)) return button;
    return null;
  };
  return page.until(find, `there is a button “${word}” at ${result}`);
}

/** Presses it, as a person does: two acts within a third of a second are one. */
export async function act(page, result, word, part) {
  await page.driver.actions().pause(400).perform();
  await page.click(await actOf(page, result, word, part));
}

/** Comes true when a part of a result shows its content, or does not. */
export function shows(page, result, selector, there = true) {
  const found = async () => (await page.all(`[data-result="${result}"] ${selector}`)).length > 0;
  return page.until(async () => (await found()) === there, `${result} ${there ? "shows" : "covers"} ${selector}`);
}

/** Where a slot of a result is on the page. */
export function place(page, result, selector = ".slot") {
  return page.inside(
    `const it = root.querySelector('[data-result="' + arguments[1] + '"] ' + arguments[2]).getBoundingClientRect();
     return { x: it.x, y: it.y, width: it.width, height: it.height };`, result, selector);
}
