// The studio: a new author's whole path, and each pane on the way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { assertAccessible } from "../harness/axe.mjs";
import { Browser } from "../harness/browser.mjs";
import { Collector } from "../harness/collector.mjs";
import { Page } from "../harness/page.mjs";
import { setScene, sharedBrowser } from "../harness/scene.mjs";
import { browserName } from "../harness/settings.mjs";
import { keepShot } from "../harness/shots.mjs";
import { openStudio } from "../harness/studio.mjs";

const shared = sharedBrowser({ size: [1440, 900] });

/** WebKit tries a new author's whole path, and a reload: there is no time for more. */
const short = browserName === "webkit" && "in WebKit the whole path and a reload are tried";

const CONTRADICTION =
  `- { id: never-marked, when: 'answer.grade == "perfect"', require: size(answer.evidence) == 0, severity: error, fields: [evidence], message: { en: Mark nothing. } }`;

test("a new author finds a planted contradiction, understands it, mends it, and publishes what annotators load", async (t) => {
  const scene = await setScene(t, shared);
  const { driver, proxy } = scene;
  await driver.get(`${proxy.address}/`);
  await driver.findElement(By.css('a[href="studio.html"]')).click();
  const studio = await openStudio(scene);
  await studio.proved();
  assert.deepEqual((await studio.said()).filter(({ level }) => level !== "note"), [], "the template is sound");
  await assertAccessible(driver, "a template is open");
  await keepShot(driver, "studio-template");

  // Found: the proof says which rules, and each is one press away.
  await studio.typeAfter("rules:", Key.ENTER, CONTRADICTION);
  const said = await studio.says("contradiction");
  assert.match(said.find(({ code }) => code === "contradiction").text, /never-marked and perfect-shows-why cannot both be kept/);
  await keepShot(driver, "studio-contradiction");
  await assertAccessible(driver, "a contradiction is shown");

  // Understood: in the annotator's own view the two ask for opposite things.
  const judge = studio.judge();
  await judge.click(await judge.find('[data-option="perfect"]'));
  await studio.pressNamed("When submitted");
  await studio.until(
    async () => (await studio.inside(`return [...root.querySelectorAll('.rule.broken')].map((it) => it.dataset.rule)`)).includes("perfect-shows-why"),
    "the verdict names the rule", () => studio.text());
  const sentence = await studio.inside(`return root.querySelector('.rule[data-rule="perfect-shows-why"] .sentence').innerText`);
  assert.match(sentence, /perfect-shows-why is broken because\s+size\(answer\.evidence\)\s*is\s*0/);
  assert.equal(await studio.inside(`return root.querySelector('.rule[data-rule="perfect-shows-why"] mark').textContent`), "size(answer.evidence) > 0");
  assert.equal(await studio.inside(`return root.querySelector('.guideline .failed-part')?.textContent ?? ""`) !== null, true);

  // Mended, with one press; the text is as it was.
  await studio.click(await studio.find(".guideline .cm-content"));
  await studio.tabTo('.entry[data-code="contradiction"] .take-out[aria-label*="never-marked"]');
  await studio.press(Key.ENTER);
  await studio.until(async () => !(await studio.source()).includes("never-marked"), "the rule is gone");
  assert.equal(await studio.inside(`return root.activeElement.matches(".guideline .cm-content")`), true, "and focus is where it was");
  await studio.proved();
  assert.deepEqual((await studio.said()).filter(({ level }) => level !== "note"), []);

  // Published: annotators load it.
  await studio.tabTo(".publish", { back: true });
  await studio.press(Key.ENTER);
  const [published] = await studio.until(async () => {
    const all = await driver.executeScript("return window.published");
    return all.length > 0 && all;
  }, "it is published", () => studio.text());
  assert.match(published.hash, /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual(await driver.executeScript("return window.faults"), []);
  const task = { gradeglass: 1, id: "t1", query: { text: "oak side table", market: "US", language: "en" },
    results: [{ id: "r1", card: "product", data: { title: "Oak side table" } }] };
  const collector = await Collector.start({ documents: [[published.guideline, [task]]] });
  t.after(() => collector.close());
  await driver.get(`${collector.address}/judge.html?guideline=product-relevance&annotator=ann`);
  const page = new Page(driver);
  await page.ready();
  await page.enter();
  await page.press("1");
  await page.shows({ r1: "wrong" });
});

test("a case becomes a test, tests are red and green as one types, and undo takes all of it back", { skip: short }, async (t) => {
  const scene = await setScene(t, shared);
  const studio = await openStudio(scene);
  const before = await studio.source();
  const judge = studio.judge();
  await judge.click(await judge.find('[data-option="good"]'));
  await studio.until(async () => (await studio.text()).includes("waiting"), "rules wait");
  await studio.pressNamed("Add this case as a test");
  await studio.until(async () => (await studio.source()).includes("a-difference-is-named fires"), "the test stands in the text", () => studio.source());
  assert.ok((await studio.source()).startsWith(before.slice(0, before.indexOf("\nsop:") - 1)), "nothing before it has changed");
  await studio.pressNamed("Tests 8/8");
  await studio.typeAfter("when: answer.grade in", Key.ARROW_LEFT, Key.ARROW_LEFT, Key.ARROW_LEFT, "x");
  await studio.until(async () => /did you mean/.test(await studio.text()), "a name is not known", () => studio.text());
  await studio.pressNamed("Mend");
  await studio.until(async () => !/did you mean/.test(await studio.text()), "it is mended", () => studio.text());
  await studio.typeAfter("require: size(answer.differs) > 0", Key.BACK_SPACE, "9");
  await studio.until(async () => (await studio.all(".run.red")).length > 0, "a test turns red", () => studio.text());
  assert.match(await studio.inside(`return root.querySelector(".run.red .reason").innerText`), /should not|does not/);
  await studio.chord(Key.CONTROL, "z");
  await studio.until(async () => (await studio.all(".run.red")).length === 0, "it is green again");
});

test("completion offers the guideline's own fields and options, and a hover explains them", { skip: short }, async (t) => {
  const scene = await setScene(t, shared);
  const studio = await openStudio(scene);
  const options = () => studio.inside(`return [...root.querySelectorAll(".cm-tooltip-autocomplete .cm-completionLabel")].map((it) => it.textContent)`);
  await studio.typeAfter("require: size(answer.evidence) > 0", " && answer.");
  await studio.until(async () => (await options()).join() === "grade,evidence,differs", "fields are offered", async () => String(await options()));
  // For a moment after it opens, the list does not take keys that were meant for the text.
  const opened = Date.now();
  await studio.until(async () => Date.now() - opened > 150, "the list takes keys");
  await studio.press(Key.ENTER, " != \"");
  await studio.until(async () => (await options()).join() === "perfect,good,weak,wrong", "options are offered", async () => String(await options()));
  await studio.press("we");
  const narrowed = Date.now();
  await studio.until(async () => Date.now() - narrowed > 150, "the list takes keys");
  await studio.press(Key.ENTER);
  await studio.until(async () => (await studio.source()).includes('&& answer.grade != "weak"'), "what was chosen stands there", () => studio.source());
  assert.deepEqual(await scene.driver.executeScript("return window.faults"), []);
});

/** Comes true when what was typed is on the disk. */
function kept(studio, text) {
  const script = `const done = arguments[arguments.length - 1];
    const open = indexedDB.open("gradeglass-studio");
    open.onsuccess = () => { const all = open.result.transaction("desks").objectStore("desks").getAll();
      all.onsuccess = () => (open.result.close(), done(all.result.map((it) => it.text).join())); };`;
  return studio.until(async () => (await studio.driver.executeAsyncScript(script)).includes(text), "it is kept");
}

test("nothing typed is lost through reload or crash, and a link carries it elsewhere", async (t) => {
  const browser = await Browser.start({ size: [1280, 900] });
  t.after(() => browser.quit());
  const scene = await setScene(t, { browser });
  let studio = await openStudio(scene);
  await studio.typeAfter("version: 1.0.0", Key.BACK_SPACE, "7 # unfinished: [");
  await kept(studio, "1.0.7 # unfinished: [");
  await browser.driver.navigate().refresh();
  await studio.settled();
  assert.match(await studio.source(), /version: 1\.0\.7 # unfinished: \[/);
  if (browserName === "webkit") return t.diagnostic("WebKit's driver keeps no profile that a crash could leave");
  await browser.crashAndRestart();
  scene.driver = browser.driver;
  studio = await openStudio(scene);
  assert.match(await studio.source(), /version: 1\.0\.7 # unfinished: \[/);
  await studio.pressNamed("Share");
  const address = await studio.until(async () => {
    const now = await browser.driver.getCurrentUrl();
    return now.includes("#guideline=") && now;
  }, "the address holds the guideline");
  await browser.driver.executeScript("sessionStorage.clear(); indexedDB.deleteDatabase('gradeglass-studio')");
  await browser.driver.get("about:blank");
  studio = await openStudio(scene, new URL(address).pathname + new URL(address).hash);
  assert.match(await studio.source(), /version: 1\.0\.7 # unfinished/);
});

test("bad input is told with its place, and no pane goes blank", { skip: short }, async (t) => {
  const scene = await setScene(t, shared);
  const studio = await openStudio(scene);
  const good = await studio.source();
  const rules = (count) => Array.from({ length: count }, (_, at) => `  - { id: r${at}, rule: 'true', message: { en: M } }`).join("\n");
  const head = good.slice(0, good.indexOf("\nrules:"));
  const cases = [
    ["unfinished", good.replace("languages: [en]", "languages: [en"), /not YAML/],
    ["tabs", good.replace("  query:", "\tquery:"), /indent with spaces/],
    ["an alias inside itself", `a: &a [*a]\n${good}`, /alias|anchor|repeats/],
    ["a key twice", good.replace("id: product-relevance", "id: product-relevance\nid: other"), /twice/],
    ["a later version", good.replace("gradeglass: 1", "gradeglass: 2"), /version/],
    ["a rule of 100 KB", good.replace("size(answer.evidence) > 0", `size(answer.evidence) > 0${" || true".repeat(13_000)}`), /65536 bytes/],
    ["nothing", " ", /nothing in this text/],
  ];
  for (const [name, text, expected] of cases) {
    await studio.paste(text);
    await studio.until(async () => expected.test((await studio.said()).map((one) => one.text + one.code).join(" ") + await studio.inside(`return root.querySelector(".said").innerText`)),
      `${name} is told`, () => studio.text());
    const panes = await studio.inside(`return [".guideline .cm-content", ".strip", ".task .cm-content", ".verdict-body", "gradeglass-judge"].map((it) => root.querySelector(it)?.getBoundingClientRect().height ?? 0)`);
    assert.ok(panes.every((height) => height > 20), `${name}: ${panes}`);
    assert.equal((await studio.source()).trim(), text.trim(), name);
  }
  await studio.paste(`${head}\nrules:\n${rules(10_000)}\n`);
  await studio.until(async () => /20,000 hold/.test(await studio.inside(`return root.querySelector(".verdict-body").innerText`)), "10,000 rules are judged on two results", () => studio.text());
  const markup = good.replace("title: { en: Product relevance }", 'title: { en: "<img src=x onerror=alert(1)><b>Bold</b>" }');
  await studio.paste(markup);
  await studio.until(async () => (await studio.inside(`return root.querySelector("h1").innerText`)).includes("<b>Bold</b>"), "markup is text");
  assert.equal(await studio.inside(`return root.querySelectorAll("img").length`), 0);
  assert.match((await studio.says("markup")).find(({ code }) => code === "markup").text, /annotators read\s+<img src=x onerror=alert\(1\)>\s+as it is written/);

  // What ends the lines of a file stays, through a mend in the middle of it.
  const windows = good.replaceAll("\n", "\r\n");
  const curly = windows.replace('when: answer.grade == "perfect"', "when: answer.grade == «perfect»");
  await studio.write(curly);
  await studio.says("bad-character");
  await studio.pressIn("bad-character", ".mend");
  await studio.until(async () => (await studio.source()) === windows, "straight quotes stand there, and nothing else has changed", () => studio.source());
  assert.deepEqual(await scene.driver.executeScript("return window.faults"), []);
});

/** How far lines and their numbers stand apart at most, in pixels, a frame after the page has become narrower and wider. */
function apart(studio) {
  const script = `const done = arguments[arguments.length - 1];
    const root = document.querySelector("gradeglass-studio").shadowRoot;
    const scroller = root.querySelector(".guideline .cm-scroller");
    if (scroller.clientWidth === 0) return done(0);
    const furthest = () => {
      const tops = [...root.querySelectorAll(".guideline .cm-line")].map((it) => it.getBoundingClientRect().top);
      const numbers = [...root.querySelectorAll(".guideline .cm-lineNumbers .cm-gutterElement")].map((it) => it.getBoundingClientRect()).filter((it) => it.height > 0);
      return Math.max(...tops.map((top) => Math.min(...numbers.map((it) => Math.abs(it.top - top)))));
    };
    const sized = (width) => new Promise((resolve) => {
      document.documentElement.style.inlineSize = width;
      requestAnimationFrame(() => setTimeout(() => resolve(furthest())));
    });
    (async () => done(Math.max(await sized("82%"), await sized(""))))();`;
  return studio.driver.executeAsyncScript(script);
}

test("every width, theme and direction has a shape that fits and can be reached", { skip: short }, async (t) => {
  for (const [dark, locale] of [[false, "en"], [true, "ar"]]) {
    const browser = await Browser.start({ dark, size: [1440, 900] });
    t.after(() => browser.quit());
    const scene = await setScene(t, { browser });
    const studio = await openStudio(scene, `/studio.html?locale=${locale}`);
    await studio.until(async () => (await studio.inside(`return root.querySelector(".studio").lang`)) === locale, `it speaks ${locale}`);
    for (const width of [360, 800, 1280, 1920]) {
      await browser.resize(width, 900);
      await keepShot(browser.driver, `studio-${width}-${dark ? "dark" : "light"}-${locale}`);
      const wide = () => studio.inside(`return [host, ...root.querySelectorAll(".studio, .bar, .pane")].map((it) => it.scrollWidth - it.clientWidth)`);
      await studio.until(async () => Math.max(...(await wide())) <= 1, `it fits at ${width}`, async () => String(await wide()));
      await studio.until(async () => (await apart(studio)) <= 1, `at ${width} lines stand beside their numbers`);
    }
    await browser.resize(800, 900);
    for (const pane of ["task", "verdict", "preview"]) {
      await studio.click(await studio.find(`.tab.to-${pane}`));
      await keepShot(browser.driver, `studio-800-${pane}-${locale}`);
    }
    await assertAccessible(browser.driver, `narrow, ${locale}`);
  }
});

test("rules are sentences, forms and a table, whose changes touch nothing else of the text", { skip: short }, async (t) => {
  const scene = await setScene(t, shared);
  const studio = await openStudio(scene);
  const before = await studio.source();
  const changed = async (from, to) => studio.until(async () => (await studio.source()) === before.replace(from, to), `${from} became ${to}`, async () => {
    const now = (await studio.source()).split("\n");
    return before.split("\n").flatMap((line, at) => (line === now[at] ? [] : [line, now[at]])).slice(0, 6).join("\n");
  });
  await studio.pressNamed("Rules");
  const rule = '.rule-form[data-rule="a-difference-is-named"]';
  const sentence = (await studio.inside(`return root.querySelector('${rule} .in-words').innerText`)).replace(/[\u2066-\u2069]/g, "");
  assert.equal(sentence, "When “How well does this product answer the query?” is Good or Weak, it must hold that “In what does it differ?” is answered.");
  const limit = (await studio.inside(`return root.querySelector('.rule-form[data-rule="perfect-keeps-the-limit"] .in-words').innerText`)).replace(/[\u2066-\u2069]/g, "");
  assert.match(limit, /is Perfect and query\.limit is answered and result\.data\.price is answered, it must hold/);
  await studio.click(await studio.find(`${rule} summary`));
  await assertAccessible(scene.driver, "a form is open");
  await keepShot(scene.driver, "studio-rules");

  // An option more in the `when`: one expression changes, and undo takes it back.
  await studio.click(await studio.find(`${rule} .form-part:nth-of-type(1) .toggle:nth-of-type(4)`));
  await changed('    when: answer.grade in ["good", "weak"]\n    require: size(answer.differs) > 0', '    when: answer.grade in ["good", "weak", "wrong"]\n    require: size(answer.differs) > 0');
  await studio.pressNamed("Text");
  await studio.click(await studio.find(".guideline .cm-content"));
  await studio.chord(Key.CONTROL, "z");
  await changed("", "");

  // The same in the decision table.
  await studio.click(await studio.find(".view-table"));
  await studio.find("table");
  await assertAccessible(scene.driver, "the table is shown");
  await keepShot(scene.driver, "studio-table");
  await studio.click(await studio.find('tr[data-rule="perfect-shows-why"] .toggle[data-option="good"]'));
  await changed('    when: answer.grade == "perfect"\n    require: size(answer.evidence)', '    when: answer.grade in ["perfect", "good"]\n    require: size(answer.evidence)');
  assert.deepEqual(await scene.driver.executeScript("return window.faults"), []);
});
