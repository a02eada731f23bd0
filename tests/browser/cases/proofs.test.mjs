// The worker that proves guidelines beside the studio, on a page under the strict policy.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { gradeglass } from "../harness/settings.mjs";
import { setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();

/** Two rules that want opposite things of one result, in YAML with a comment. */
const CONTRADICTION = `gradeglass: 1
id: planted
version: 1.0.0
title: { en: Planted }
languages: [en]
judge: results
fields:
  - id: grade
    kind: choice
    required: true
    label: { en: Grade }
    options: [{ id: good, label: { en: Good } }, { id: fair, label: { en: Fair } }, { id: bad, label: { en: Bad } }]
  - id: reason   # asked for every grade
    kind: text
    required: true
    label: { en: Why? }
rules:
  - { id: short, rule: size(answer.reason) < 10, message: { en: Be short. } }
  - { id: long, when: answer.grade == "bad", require: size(answer.reason) > 20, message: { en: Say more. } }
`;

/** So many rules that the proofs take many turns. */
function large(rules = 300) {
  const options = [..."abcdefgh"].map((id) => ({ id, label: { en: id } }));
  const field = (index) => ({ id: `f${index}`, kind: "choice", required: true, label: { en: "F" }, options });
  const rule = (index) => ({
    id: `r${index}`,
    when: `answer.f${index % 40} == 'a' && answer.f${(index * 7 + 3) % 40} in ['b', 'c']`,
    require: `answer.f${(index * 11 + 5) % 40} in ['a', 'b', 'd', 'e']`,
    message: { en: "M" },
  });
  const count = (length, make) => Array.from({ length }, (_, index) => make(index));
  return JSON.stringify({
    gradeglass: 1, id: "large", version: "1.0.0", title: { en: "Large" }, languages: ["en"], judge: "results",
    fields: count(40, field), rules: count(rules, rule),
  });
}

/** Starts the worker, and writes down what it posts. */
const HOST = `
const at = new URL("/studio-proofs.js", location);
const policy = globalThis.trustedTypes?.createPolicy("host", { createScriptURL: (it) => it });
window.worker = new Worker(policy?.createScriptURL(at) ?? at, { type: "module" });
window.posted = [];
worker.addEventListener("message", ({ data }) => { posted.push(data); window.onposted?.(data); });
worker.addEventListener("error", (it) => window.faults.push("worker: " + it.message));
`;

/** What the command line finds, without the changes of the text that it makes of mends. */
function checked(guideline) {
  const { stdout } = spawnSync(gradeglass, ["check", "--format", "json", "-"], { input: guideline, encoding: "utf8" });
  return JSON.parse(stdout).findings.map(({ edit, ...finding }) => finding);
}

test("the worker proves what the command line proves, gives way to a newer guideline, and survives what cannot be read", async (t) => {
  const { driver, proxy, page } = await setScene(t, shared);
  const watch = "window.faults = []; addEventListener('securitypolicyviolation', (it) => faults.push(it.violatedDirective + ' ' + it.blockedURI));";
  proxy.serve("/proofs-watch.js", watch, "text/javascript");
  proxy.serve("/proofs-host.js", HOST, "text/javascript");
  const scripts = '<script src="/proofs-watch.js"></script><script type="module" src="/proofs-host.js"></script>';
  await driver.get(proxy.serve("/proofs.html", `<!doctype html><title>Proofs</title>${scripts}`));
  const post = (id, guideline) => driver.executeScript("worker.postMessage({ id: arguments[0], guideline: arguments[1] })", id, guideline);
  const posted = (id) => driver.executeScript("return posted.filter((it) => it.id === arguments[0])", id);
  const told = async () => JSON.stringify(await driver.executeScript("return { posted: posted.map(({ findings, ...it }) => ({ ...it, findings: findings?.length })), faults }"));
  const found = (id) =>
    page.until(async () => (await posted(id)).find((it) => it.findings ?? it.error), `proofs of ${id}`, told);

  // The second comes while the WebAssembly is still on its way for the first.
  await driver.executeScript("for (const id of [0, 1]) worker.postMessage({ id, guideline: arguments[0] })", CONTRADICTION);
  const { findings } = await found(1);
  assert.deepEqual(findings, checked(CONTRADICTION));
  const [dead] = findings.filter(({ code }) => code === "dead-option");
  assert.equal(dead.path, "fields[0].options[2]");
  assert.deepEqual(dead.start, { line: 12, column: 91 });
  assert.deepEqual(dead.blames.map(({ path }) => path), ["rules[0]", "rules[1]"]);
  const steps = (await posted(1)).flatMap(({ progress }) => progress ?? []);
  assert.ok(steps.every(({ total }) => total === steps[0].total), JSON.stringify(steps));
  assert.equal(steps.at(-1).done, steps.at(-1).total);

  // The newer guideline is posted in the page, at the first word of the older one.
  const both = "window.onposted = ({ id, progress }) => { if (id !== 2 || !progress) return; window.onposted = null; worker.postMessage({ id: 3, guideline: arguments[1] }); }; worker.postMessage({ id: 2, guideline: arguments[0] })";
  await driver.executeScript(both, large(), CONTRADICTION);
  assert.deepEqual((await found(3)).findings, findings);
  const older = await posted(2);
  assert.ok(older.length > 0 && older.every(({ progress }) => progress?.done < progress?.total), JSON.stringify(older));
  const ids = await driver.executeScript("return posted.map(({ id }) => id)");
  assert.equal(ids.lastIndexOf(2) < ids.indexOf(3), true, "nothing is said of the older one after the newer has begun");

  await post(4, "gradeglass: 1\nrules: [\n");
  assert.deepEqual(await found(4), { id: 4, findings: [], unreadable: true });
  await post(5, CONTRADICTION);
  assert.deepEqual((await found(5)).findings, findings);

  // Whoever has the list before gets only what the edit of a rule has changed, and what a line more has moved.
  const edited = CONTRADICTION.replace("> 20", "> 30").replace("rules:", "rules: # two\n");
  await driver.executeScript("worker.postMessage({ id: 6, guideline: arguments[0], since: 5 })", edited);
  const changes = (await found(6)).findings;
  assert.ok(changes.some((it) => it.as === undefined) && changes.some((it) => it.as !== undefined && !it.message), JSON.stringify(changes));
  const resolved = changes.map(({ as, ...more }) => (as === undefined ? more : { ...findings[as], ...more }));
  // The list that is named is not the last one: all is posted.
  await driver.executeScript("worker.postMessage({ id: 7, guideline: arguments[0], since: 5 })", edited);
  assert.deepEqual((await found(7)).findings, resolved);
  const said = (list) => list.map(({ message, start }) => [message, start]);
  assert.deepEqual(said(resolved), said(checked(edited)));
  assert.deepEqual(await driver.executeScript("return faults"), []);
});
