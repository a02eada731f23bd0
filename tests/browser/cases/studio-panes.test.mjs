// The studio's panes, on one opened page: help while writing, problems that lead to their lines, files,
// publication, the annotator's view in each of its shapes, and tests that write themselves.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Key, Origin } from "selenium-webdriver";
import { assertAccessible } from "../harness/axe.mjs";
import { setScene, sharedBrowser } from "../harness/scene.mjs";
import { keepShot } from "../harness/shots.mjs";
import { openStudio } from "../harness/studio.mjs";

const shared = sharedBrowser({ size: [1440, 900] });

/** What would be downloaded is kept in the page instead. */
const KEEP_FILES = `
  window.saved = [];
  const made = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = made.call(URL, blob); blob.text().then((text) => window.saved.push({ text })); return url; };
  HTMLAnchorElement.prototype.click = function () { window.names = [...(window.names ?? []), this.download]; };`;

test("help, problems, files, publication, the annotator's view and tests work together", async (t) => {
  const scene = await setScene(t, shared);
  const { driver } = scene;
  const studio = await openStudio(scene);
  await studio.proved();
  await driver.executeScript(KEEP_FILES);
  const source = await studio.source();

  // A pointer that rests on a name explains it.
  const place = await studio.inside(`
    const line = [...root.querySelectorAll(".guideline .cm-line")].find((it) => it.textContent.includes("shown: answer.grade =="));
    line.scrollIntoView({ block: "center" });
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node; (node = walk.nextNode()); ) {
      const at = node.data.indexOf("grade");
      if (at < 0) continue;
      range.setStart(node, at + 1); range.setEnd(node, at + 3);
      const { x, y, width, height } = range.getBoundingClientRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)];
    }`);
  await driver.actions().move({ x: place[0], y: place[1], origin: Origin.VIEWPORT }).perform();
  const help = () => studio.inside(`return root.querySelector(".hover-help")?.textContent ?? ""`);
  await studio.until(async () => /How well does this product answer the query/.test(await help()), "a name is explained", () => studio.text());
  await keepShot(driver, "studio-hover");
  await driver.actions().move({ x: 5, y: 5, origin: Origin.VIEWPORT }).perform();

  // A problem leads to its line, stands against publication, and is taken back by a press.
  await studio.typeAfter("require: size(answer.differs)", " + colour");
  await studio.until(async () => (await studio.all(".entry.error")).length > 0, "a name is not known", () => studio.text());
  await studio.click(await studio.find(".name"));
  await studio.click(await studio.find(".entry.error .jump"));
  await studio.until(async () => (await studio.inside(`return root.querySelector(".guideline .cm-activeLine").textContent`)).includes("size(answer.differs)"), "the line is in sight");
  assert.equal(await studio.inside(`return root.activeElement?.closest(".guideline .cm-editor") !== null`), true, "and can be written on");
  await studio.pressNamed("Publish");
  await studio.until(async () => /Errors stand against publication/.test(await studio.inside(`return root.querySelector(".told").innerText`)), "it is refused");
  assert.equal((await driver.executeScript("return window.published")).length, 0);
  // What is typed slowly is several steps.
  const undone = async () => (await studio.source()) === source || void (await studio.click(await studio.find('.tools [aria-label="Undo"]')));
  await studio.until(undone, "it is undone", () => studio.source());
  await studio.click(await studio.find('.tools [aria-label="Redo"]'));
  await studio.until(async () => (await studio.source()) !== source, "it is redone");
  await studio.chord(Key.CONTROL, "z");

  // A file is opened and saved; its missing translations are listed and lead to their places.
  const folder = mkdtempSync(join(tmpdir(), "gradeglass-panes-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const promised = source
    .replace("languages: [en]", "languages: [en, pt-BR, ar]")
    .replace("title: { en: Product relevance }", "title: { en: Product relevance, pt-BR: Relevância, ar: صلة المنتج }")
    .replace("label: { en: How well does this product answer the query? }", "label: { en: How well does this product answer the query?, pt-BR: Quão bem responde?, ar: ما مدى الصلة؟ }");
  writeFileSync(join(folder, "promised.yaml"), promised);
  await studio.chooseFiles("Open", join(folder, "promised.yaml"));
  await studio.until(async () => (await studio.source()) === promised, "the file is open");
  const summary = await studio.find(".untranslated summary");
  assert.match(await summary.getText(), /^\d+ missing$/);
  await studio.click(summary);
  const missing = await studio.inside(`return [...root.querySelectorAll(".untranslated li")].map((it) => it.innerText.replaceAll(/\\s+/g, " ").trim())`);
  assert.equal(missing[0], "pt-BR Perfect fields[0].options[0].label", missing.slice(0, 3).join("; "));
  assert.ok(missing.some((it) => it.startsWith("ar Perfect")));
  await assertAccessible(driver, "missing translations are listed");
  await keepShot(driver, "studio-untranslated");
  await studio.click(await studio.find(".untranslated li button"));
  await studio.until(async () => (await studio.inside(`return root.querySelector(".guideline .cm-activeLine").textContent`)).includes("label: { en: Perfect }"), "its place is in sight");
  assert.equal(await studio.inside(`return root.querySelector(".untranslated").open`), false);
  await studio.chord(Key.CONTROL, "s");
  await studio.until(async () => (await driver.executeScript("return window.saved")).some(({ text }) => text === promised), "the file is saved");
  assert.deepEqual(await driver.executeScript("return window.names"), ["product-relevance.yaml"]);

  // Warnings do not stand against publication.
  await studio.proved();
  await studio.pressNamed("Publish");
  const [published] = await studio.until(async () => {
    const all = await driver.executeScript("return window.published");
    return all.length > 0 && all;
  }, "it is published", () => studio.text());
  assert.deepEqual(published.guideline.languages, ["en", "pt-BR", "ar"]);

  // The annotator's view: each language, right to left, narrow, dark.
  const judge = studio.judge();
  const seen = () => judge.inside(`
    const card = root.querySelector('[part~="card"]');
    const [red, green, blue] = (getComputedStyle(root.querySelector(".gradeglass, .judge, [part~=app]") ?? card).color.match(/[\\d.]+/g) ?? []).map(Number);
    return { text: root.textContent, direction: getComputedStyle(card).direction, width: host.getBoundingClientRect().width, light: (red + green + blue) / 3 > 128 || red <= 1 && (red + green + blue) / 3 > 0.5 };`);
  assert.deepEqual((({ direction, light }) => ({ direction, light }))(await seen()), { direction: "ltr", light: false });
  for (const [language, label, direction] of [["pt-BR", "Quão bem responde?", "ltr"], ["ar", "ما مدى الصلة؟", "rtl"]]) {
    await studio.inside(`const select = root.querySelector(".preview-head select"); select.value = arguments[1]; select.dispatchEvent(new Event("change", { bubbles: true }));`, language);
    await studio.until(async () => {
      const now = await seen();
      return now.text.includes(label) && now.direction === direction;
    }, `it speaks ${language}`, async () => JSON.stringify(await seen()));
  }
  await studio.pressNamed("Narrow");
  await studio.pressNamed("Dark");
  await studio.until(async () => {
    const { width, light } = await seen();
    return width > 300 && width <= 362 && light;
  }, "it is narrow and dark", async () => JSON.stringify(await seen()));
  await keepShot(driver, "studio-preview-narrow-dark-ar");
  await assertAccessible(driver, "the annotator's view is narrow, dark and right to left");
  await studio.pressNamed("Narrow");
  await studio.pressNamed("Dark");

  // Tests that are missing write themselves, all green, as one step of undo.
  const bare = source.slice(0, source.indexOf("\ntests:")) + source.slice(source.indexOf("\nsop:"));
  await studio.write(bare);
  await studio.proved();
  await studio.pressNamed("Tests 0/0");
  await studio.pressNamed("Write them");
  await studio.until(async () => (await studio.all(".run.green")).length >= 5, "tests are written", () => studio.text());
  assert.equal((await studio.all(".run.red")).length, 0);
  await assertAccessible(driver, "tests are listed");
  assert.ok((await studio.source()).startsWith(bare.trimEnd()), "nothing else has changed");
  await studio.proved();
  await studio.until(async () => (await studio.all(".missing:not([hidden])")).length === 0, "none is missing any more", () => studio.text());
  await studio.click(await studio.find('.tools [aria-label="Undo"]'));
  await studio.until(async () => (await studio.source()) === bare, "one step takes all back");
  assert.deepEqual(await driver.executeScript("return window.faults"), []);
});
