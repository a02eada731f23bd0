// Nothing that searches, copies or reads aloud finds a word of what is covered. (L16 to L20, L37)

import assert from "node:assert/strict";
import { test } from "node:test";
import { act, assertCovered, openNaive, openSecrets, shows } from "../harness/leaking.mjs";
import { faults } from "../harness/proxy.mjs";
import { Key } from "../harness/page.mjs";
import { sharedBrowser } from "../harness/scene.mjs";
import { documentText, pictured, SECRET, task } from "../harness/secrets.mjs";
import { browserName } from "../harness/settings.mjs";

const shared = sharedBrowser();

const found = (driver) => driver.executeScript(
  "getSelection().removeAllRanges(); return ['SECRETTXT', 'SECRETALT', 'SECRETSITE', 'SECRETURL'].filter((word) => window.find(word, false, false, true))");

/** What the clipboard gets when everything is selected and copied. */
function copied(driver) {
  return driver.executeScript(`
    getSelection().selectAllChildren(document.documentElement);
    let text = "";
    const hear = (event) => { text = String(getSelection()); };
    addEventListener("copy", hear, { once: true, capture: true });
    document.execCommand("copy");
    return text + String(getSelection());`);
}

/** The names and texts that assistive technology is given. */
async function spoken(driver) {
  if (browserName !== "chromium") return documentText(driver);
  await driver.sendDevToolsCommand("Accessibility.enable", {});
  const { nodes } = await driver.sendAndGetDevToolsCommand("Accessibility.getFullAXTree", {});
  const said = nodes.filter((node) => !node.ignored).map((node) => [node.name, node.description, node.value].map((it) => it?.value ?? "").join(" "));
  return said.join("\n");
}

test("L16: find in page finds nothing covered, and finds what a naive page blurs", async (t) => {
  const scene = await openSecrets(t, shared);
  assert.deepEqual(await found(scene.driver), []);
  const naive = await openNaive(t, shared);
  assert.deepEqual(await found(naive.driver), ["SECRETTXT"]);
});

test("L16: the page's own search finds nothing covered", async (t) => {
  const scene = await openSecrets(t, shared);
  await scene.page.enter();
  await scene.page.press("/");
  const input = await scene.page.find("#find");
  await input.sendKeys("SECRET");
  await scene.page.reads(/Nothing|No |0/);
  assert.doesNotMatch(await scene.page.text(), SECRET);
});

test("L17: select all and copy gives nothing covered, and gives what a naive page blurs", async (t) => {
  const scene = await openSecrets(t, shared);
  assert.doesNotMatch(await copied(scene.driver), SECRET);
  const naive = await openNaive(t, shared);
  assert.match(await copied(naive.driver), SECRET);
});

test("L18: assistive technology is given neutral names, and the way to reveal", async (t) => {
  const scene = await openSecrets(t, shared);
  const said = await spoken(scene.driver);
  assert.doesNotMatch(said, SECRET);
  assert.match(said, /Graphic violence or injury/);
  assert.match(said, /Show · Result 2/);
  const naive = await openNaive(t, shared);
  assert.match(await spoken(naive.driver), SECRET);
});

test("L18: a keyboard alone reveals words and says so, and they are read then", async (t) => {
  const scene = await openSecrets(t, shared, { task: task(pictured("one", "hate")) });
  const { page } = scene;
  await page.enter();
  await page.press(" ");
  await shows(page, "one", "h3.title");
  assert.match(await spoken(scene.driver), /SECRETTXT one/);
  await page.press(Key.ESCAPE);
  await page.reads("You covered everything");
  await assertCovered(scene, "after Escape");
});

test("L19: hostile words of a host are not in the document", async (t) => {
  const hostile = pictured("one", "hate", { alt: `SECRETALT <img src=x onerror=alert(1)> \u202e${"SECRET ".repeat(300)}` });
  hostile.data.title = `<script>SECRETTXT</script>\u202e${"SECRETTXT ".repeat(200)}`;
  hostile.labels[0].source = "SECRETSOURCE";
  hostile.labels.push({ category: "SECRETCATEGORY <b>", source: "x" });
  const scene = await openSecrets(t, shared, { task: task(hostile) });
  await assertCovered(scene, "hostile words");
  await scene.page.assertClean();
});

test("L20: media that is broken says so in neutral words", async (t) => {
  const scene = await openSecrets(t, shared, { task: task(pictured("one", "hate")), before: ({ proxy }) => proxy.misbehave("GET", "/secret/", faults.status(404, {}, "")) });
  await act(scene.page, "one", "Show", "Picture");
  await scene.page.reads("could not be shown");
  assert.doesNotMatch(await documentText(scene.driver), SECRET);
});

test("L37: what the page says of a judged result quotes nothing covered", async (t) => {
  const scene = await openSecrets(t, shared, { task: task(pictured("one", "hate"), pictured("two", "hate")) });
  const { page } = scene;
  await page.enter();
  await page.press("1");
  await page.chord(Key.CONTROL, "z");
  await page.press("1", "?");
  await page.find("dialog[open]");
  await assertCovered(scene, "help");
  await page.press(Key.ESCAPE);
  await page.press("1", "1", Key.ENTER, Key.ENTER);
  await page.hears("stored");
  assert.doesNotMatch(await documentText(scene.driver), SECRET);
});
