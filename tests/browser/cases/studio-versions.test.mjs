// The studio's versions: what changed in meaning, and what it would have meant for judgments that were made.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { assertAccessible } from "../harness/axe.mjs";
import { setScene, sharedBrowser } from "../harness/scene.mjs";
import { gradeglass, root } from "../harness/settings.mjs";
import { keepShot } from "../harness/shots.mjs";
import { openStudio } from "../harness/studio.mjs";

const shared = sharedBrowser({ size: [1440, 900] });

function build() {
  const { stdout } = spawnSync(gradeglass, ["build", join(root, "www/templates/product-relevance.yaml")], { encoding: "utf8" });
  return JSON.parse(stdout);
}

/** The hash of a document: of its JSON with sorted keys. */
function hash(document) {
  const sorted = (_, value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value);
  return `sha256:${createHash("sha256").update(JSON.stringify(document, sorted)).digest("hex")}`;
}

const task = (id, market) => ({
  gradeglass: 1, id, query: { text: `oak table for ${market}`, market, language: "en" },
  results: [{ id: "r1", card: "product", data: { title: "Oak side table" } }],
});

const judgment = (number, guideline, task, answers) => ({
  gradeglass: 1, id: `0197f3a0-0000-7000-8000-00000000000${number}`,
  guideline: { id: guideline.id, version: guideline.version, hash: hash(guideline) }, task: { id: task.id, hash: hash(task) },
  annotator: "ada", mode: "judge", outcome: "judged", answers: { task: {}, results: { r1: answers } }, findings: [], viewing: {},
  timing: { opened_at: "2026-01-31T09:00:00.000Z", submitted_at: "2026-01-31T09:00:05.000Z", active_ms: 5000 },
  supersedes: null, client: { name: "gradeglass", version: "0.1.0", locale: "en" },
});

test("beside another version and past judgments it is told what changed, with cases that go into the view", async (t) => {
  const guideline = build();
  const tasks = [task("t1", "US"), task("t2", "BR")];
  const scene = await setScene(t, shared, { documents: [[guideline, tasks]], extra: ["--token", "s3cret"] });
  const one = { grade: "good", differs: ["colour"] };
  const two = { grade: "good", differs: ["colour", "size"] };
  const judgments = [judgment(1, guideline, tasks[0], one), judgment(2, guideline, tasks[0], two), judgment(3, guideline, tasks[1], one), judgment(4, guideline, tasks[1], { grade: "wrong" })];
  const answer = await fetch(`${scene.collector.address}/api/judgments`, { method: "POST", headers: { "content-type": "application/json", authorization: "Bearer s3cret" }, body: JSON.stringify(judgments) });
  assert.equal((await answer.json()).stored?.length, 4);

  const studio = await openStudio(scene);
  const folder = mkdtempSync(join(tmpdir(), "gradeglass-version-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = (name, text) => (writeFileSync(join(folder, name), text), join(folder, name));
  const source = await studio.source();
  const stricter = source.replace("require: size(answer.differs) > 0", "require: size(answer.differs) > 1").replace("version: 1.0.0", "version: 2.0.0");

  // A file with another version.
  await studio.click(await studio.find(".view-versions"));
  const old = file("old.yaml", source.replace("require: size(answer.differs) > 0", "require: size(answer.differs) >= 0").replace("version: 1.0.0", "version: 0.9.0"));
  await studio.chooseFiles("Compare with…", old);
  const plain = async (selector) => ((await studio.inside(`return root.querySelector(arguments[1])?.innerText`, selector)) ?? "").replaceAll(/[\u2066-\u2069]/g, "");
  const relation = () => plain(".relation");
  await studio.until(async () => /stricter than 0\.9\.0/.test(await relation()), "it is stricter", () => studio.text());
  assert.match(await studio.inside(`return root.querySelector(".example").innerText`), /a-difference-is-named/);
  await studio.click(await studio.find(".example .show"));
  await studio.until(async () => (await studio.all('.rule.broken[data-rule="a-difference-is-named"]')).length === 1, "the example is in the view", () => studio.text());
  assert.equal(Object.values(await studio.judge().chosen()).flat().length, 1, "the annotator's view shows it");

  // What the collector holds: the version that annotators have, and their judgments.
  await studio.write(stricter);
  await studio.pressNamed("Fetch");
  const lacks = () => studio.inside(`return root.querySelector(".lacks").innerText`);
  const field = async () => (await studio.inside(`return root.activeElement?.name ?? ""`)) === "token";
  for (const [token, said] of [[null, /asks for its token/], ["s3crets", /does not take this token/]]) {
    if (token) await studio.press(token, Key.ENTER);
    await studio.until(async () => said.test(await lacks()) && (await field()), `${said}`, async () => `${await lacks()} ${await studio.text()}`);
  }
  await studio.press(Key.BACK_SPACE, Key.ENTER);
  const summary = () => plain(".replayed");
  await studio.until(async () => /4 judgments checked again: 2 newly refused, 0 newly taken/.test(await summary()), "judgments are checked again", () => studio.text());
  assert.match(await relation(), /stricter than 1\.0\.0/);
  const rows = await studio.inside(`return [...root.querySelectorAll(".groups tbody tr")].map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join(" "))`);
  assert.deepEqual(rows, ["BR en 2 1 0 1", "US en 2 1 0 1"]);
  const listed = () => studio.inside(`return [...root.querySelectorAll(".turns:not([hidden]) .turned")].map((it) => it.querySelector(".asked").innerText + ": " + it.querySelector(".why").innerText)`);
  assert.deepEqual(await listed(), ["oak table for US: a-difference-is-named", "oak table for BR: a-difference-is-named"]);
  await assertAccessible(scene.driver, "judgments are replayed");
  await keepShot(scene.driver, "studio-replay");
  await studio.pressNamed("BR");
  await studio.until(async () => (await listed()).length === 1, "the list is narrowed to a market");
  await studio.click(await studio.find(".turned .show"));
  await studio.until(async () => /"BR"|market: BR/.test(await studio.inside(`return root.querySelector(".task .cm-content").innerText`)), "its task is in the sample", () => studio.text());
  await studio.until(async () => (await studio.inside(`return [...root.querySelectorAll(".rule.broken")].map((it) => it.dataset.rule).join()`)) === "a-difference-is-named", "the verdict says why", () => studio.text());
  assert.deepEqual(await studio.judge().chosen(), { r1: ["good", "colour"] });

  // The text goes on: so do the counts.
  await studio.write(source);
  await studio.until(async () => /4 judgments checked again: 0 newly refused/.test(await summary()), "the counts follow the text", () => studio.text());

  // Files, as they are exported: what they bring takes the place of what was there.
  const lines = judgments.slice(0, 3).map((it) => JSON.stringify(it)).join("\n");
  await studio.write(stricter);
  await studio.chooseFiles("Judgments and tasks from files…", file("judgments.jsonl", `${lines}\nbroken\n`), file("tasks.json", JSON.stringify(tasks)));
  await studio.until(async () => /3 judgments checked again: 2 newly refused[^]*1 more cannot be read\.? +line 4/.test(await summary()), "files are replayed", () => studio.text());
  await studio.chooseFiles("Judgments and tasks from files…", file("notes.json", "{}"));
  await studio.until(async () => /neither judgments nor tasks/.test(await studio.inside(`return root.querySelector(".lacks").innerText`)), "what is of no use is told");
  const address = await studio.find(".collector [name=address]");
  await address.clear();
  await address.sendKeys("http://127.0.0.1:9");
  await studio.pressNamed("Fetch");
  await studio.until(async () => /cannot be reached/.test(await studio.inside(`return root.querySelector(".lacks").innerText`)), "a collector that is not there is told");
  const faults = await scene.driver.executeScript("return window.faults");
  assert.deepEqual(faults.filter((fault) => !fault.includes("127.0.0.1:9")), []);
});
