// Label Studio itself: tasks come from it, fifty are judged in the page, and its own export holds every
// answer in its control, marked stretches at the right characters.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fromCollector } from "../harness/host.mjs";
import { markByKeys, markByPointer, marks } from "../harness/marking.mjs";
import { faults } from "../harness/proxy.mjs";
import { labelStudio } from "../harness/receivers.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();
const COUNT = 50;

let studio;
before(async () => {
  studio = await labelStudio();
});
after(() => studio?.stop());

const en = (text) => ({ en: text });

const CONFIG = `<View>
  <Text name="title" value="$title"/>
  <Choices name="relevance" toName="title"><Choice value="Exact"/><Choice value="Off"/></Choices>
  <TextArea name="note" toName="title"/>
  <Labels name="evidence" toName="title"><Label value="evidence"/></Labels>
</View>`;

const GUIDELINE = {
  gradeglass: 1, id: "studio", version: "1.0.0", title: en("Titles"), languages: ["en"], judge: "results",
  protection: { unclassified: "open" },
  inputs: { query: { text: "string" }, result: { card: "product", data: { title: "string" } } },
  fields: [
    { id: "grade", kind: "choice", scope: "result", label: en("Grade"), required: true, options: [
      { id: "exact", key: "3", label: en("Exact") }, { id: "off", key: "1", label: en("Off") } ] },
    { id: "note", kind: "text", scope: "result", label: en("Note") },
    { id: "evidence", kind: "span", of: "result.data.title", scope: "result", label: en("Evidence") },
  ],
};

const CONTROLS = {
  grade: { from_name: "relevance", to_name: "title", values: { exact: "Exact", off: "Off" } },
  note: { to_name: "title", type: "textarea" },
  evidence: { to_name: "title" },
};

/** Titles in which a character is not always one unit. */
const titles = Array.from({ length: COUNT }, (_, at) => `${["Silla", "\u{1f600} chair", "e\u0301toile", "كرسي"][at % 4]} number ${at}`);

/** Judges one task as a person does: marks a word, chooses, and at every fifth writes a note. */
async function judged(page, at, title, meanwhile) {
  const quote = title.split(" ")[at % 2];
  const start = title.indexOf(quote);
  const mark = { start, end: start + quote.length, quote };
  if (at % 2 === 0) await markByKeys(page, mark, title);
  else await markByPointer(page, mark);
  await page.until(async () => (await marks(page)).includes(quote), `marked: ${quote}`);
  await meanwhile();
  const option = at % 3 === 0 ? "off" : "exact";
  await page.click(await page.find(`[data-option="${option}"]`));
  const note = at % 5 === 0 ? `n\u00ba ${at}` : undefined;
  if (note) await page.type(await page.find("textarea, input[type=text]"), note);
  await page.driver.executeScript(`document.querySelector("${page.element}").submit()`);
  await page.hears("stored", at + 1);
  return { grade: option === "off" ? "Off" : "Exact", note, ...mark };
}

test("fifty judgments of Label Studio's tasks are in its own export, each once", { timeout: 240_000 }, async (t) => {
  const project = await studio.call("POST", "/api/projects", { title: "Judging", label_config: CONFIG });
  await studio.call("POST", `/api/projects/${project.id}/import`, titles.map((title) => ({ data: { title } })));
  const { tasks: theirs } = await studio.call("GET", `/api/tasks?project=${project.id}&page_size=${COUNT}`);
  const tasks = theirs.map(({ id, data }) => ({
    gradeglass: 1, id: String(id), query: { text: "chair" }, results: [{ id: "r1", card: "product", data }],
  }));

  const scene = await setScene(t, shared, { documents: [[GUIDELINE, tasks]] });
  const { page, proxy, driver } = scene;
  proxy.mount("/labels", studio.address);
  proxy.misbehave("POST", `/labels/api/tasks/${theirs[0].id}/annotations`, faults.loseAnswer(), 5);
  const { connection: _, ...attributes } = fromCollector("studio");
  const connection = { preset: "label-studio", url: "/labels", options: { project: project.id, controls: CONTROLS, drafts: true } };
  const script = `
    const element = document.querySelector("gradeglass-judge");
    element.authorize = () => ({ Authorization: "Token ${studio.token}" });
    element.connection = ${JSON.stringify(connection)};`;
  await openEmbedded(scene, attributes, { script });
  // What is begun is there as a draft, which goes when the judgment comes.
  const drafts = ({ id }) => studio.call("GET", `/api/tasks/${id}/drafts`);
  const expected = new Map();
  for (const [at, task] of tasks.entries()) {
    const title = task.results[0].data.title;
    await page.reads(title);
    const begun = () => page.until(async () => (await drafts(task)).some(({ result }) => result[0]?.type === "labels"), "a draft is there");
    expected.set(task.id, { title, ...(await judged(page, at, title, at < 2 ? begun : () => {})) });
  }
  await page.until(async () => {
    await driver.executeScript(`document.querySelector("gradeglass-judge").flush()`);
    return (await page.heard("delivered")).length >= COUNT;
  }, "all are delivered");
  for (const task of tasks.slice(0, 2)) await page.until(async () => (await drafts(task)).length === 0, "the draft is gone");

  const exported = await studio.call("GET", `/api/projects/${project.id}/export?exportType=JSON`);
  assert.equal(exported.length, COUNT);
  for (const { id, data, annotations } of exported) {
    assert.equal(annotations.length, 1, `task ${id} has one annotation`);
    const want = expected.get(String(id));
    const of = (name) => annotations[0].result.filter((each) => each.from_name === name).map(({ value }) => value);
    assert.deepEqual(of("relevance"), [{ choices: [want.grade] }]);
    assert.deepEqual(of("note"), want.note ? [{ text: [want.note] }] : []);
    const [span] = of("evidence");
    assert.equal(data.title.slice(span.start, span.end), want.quote);
    assert.deepEqual([span.text, span.labels], [want.quote, ["evidence"]]);
  }
});

test("Label Studio gives the next task itself, to a personal token that is exchanged when it ends", { timeout: 240_000 }, async (t) => {
  const project = await studio.call("POST", "/api/projects", { title: "One by one", label_config: CONFIG });
  const three = ["first chair", "second chair", "third chair"];
  await studio.call("POST", `/api/projects/${project.id}/import`, three.map((title) => ({ data: { title } })));
  await studio.call("POST", "/api/jwt/settings", { api_tokens_enabled: true, legacy_api_tokens_enabled: true, api_token_ttl_days: 30 });
  const { token: personal } = await studio.call("POST", "/api/token/");

  const scene = await setScene(t, shared, { documents: [[GUIDELINE, []]] });
  const { page, proxy, driver } = scene;
  proxy.mount("/labels", studio.address);
  const { connection: _, tasks: __, ...attributes } = fromCollector("studio");
  const connection = { preset: "label-studio", url: "/labels", options: { project: project.id, controls: CONTROLS } };
  const script = `
    const element = document.querySelector("gradeglass-judge");
    window.exchanged = 0;
    let token = "one that has ended";
    element.authorize = () => ({ Authorization: "Bearer " + token });
    const exchange = async () => {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch("/labels/api/token/refresh", { method: "POST", headers, body: JSON.stringify({ refresh: ${JSON.stringify(personal)} }) });
      token = (await answer.json()).access;
      window.exchanged += 1;
    };
    element.nextTask = async ({ ahead }) => {
      if (ahead) return null;
      await exchange();
      await element.flush();
      const answer = await fetch("/labels/api/projects/${project.id}/next", { headers: await element.authorize() });
      if (answer.status === 404) return null;
      const { id, data } = await answer.json();
      return { gradeglass: 1, id: String(id), query: { text: "chair" }, results: [{ id: "r1", card: "product", data }] };
    };
    element.connection = ${JSON.stringify(connection)};`;
  await openEmbedded(scene, attributes, { script });
  for (const [at] of three.entries()) {
    await page.click(await page.find('[data-option="exact"]'));
    await driver.executeScript(`document.querySelector("${page.element}").submit()`);
    await page.hears("delivered", at + 1);
    if (at < 2) await page.until(async () => (await page.chosen()).r1?.length === 0, "the next task is open");
  }
  const exported = await studio.call("GET", `/api/projects/${project.id}/export?exportType=JSON`);
  assert.deepEqual(exported.map(({ data, annotations }) => [data.title, annotations.length]).sort(), three.map((title) => [title, 1]).sort());
  assert.ok((await driver.executeScript("return window.exchanged")) >= 3);
});
