// Judgments in the shapes of other receivers: the presets at work in a page. What each shape is exactly
// stands in the golden files of src/presets; here it is that they arrive, and as what they are sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { everything } from "../harness/storage.mjs";

const shared = sharedBrowser();
const MODULE = "/gradeglass_presets_module";

/** A page with this connection, which may be made of the proxy's address. */
async function open(t, connection, { count = 2, script = "", ...extra } = {}) {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(count, 1)]] });
  const { connection: _, ...attributes } = fromCollector("quick");
  const given = JSON.stringify(connection(scene.proxy.address));
  const set = `document.querySelector("gradeglass-judge").connection = ${given};`;
  scene.address = await openEmbedded(scene, attributes, { script: set + script, ...extra });
  return scene;
}

async function judge(page) {
  await page.enter();
  await page.press("3", Key.ENTER, Key.ENTER);
}

const json = (status, body) => faults.status(status, { "Content-Type": "application/json" }, JSON.stringify(body));

test("plain JSON brings no presets, and a CloudEvent brings them once", async (t) => {
  const plain = await open(t, () => ({ url: "/api/judgments" }));
  await judge(plain.page);
  await plain.page.hears("delivered");
  assert.deepEqual(plain.proxy.requests("GET", MODULE), []);

  const events = { preset: "cloudevents", url: "/events", options: { source: "https://portal.example" } };
  const { page, proxy } = await open(t, () => events);
  proxy.misbehave("POST", "/events", faults.status(202, {}, ""));
  await judge(page);
  await page.reads("salon chair 2");
  await judge(page);
  await page.hears("delivered", 2);
  const [first] = proxy.requests("POST", "/events");
  assert.match(first.headers["content-type"], /^application\/cloudevents\+json/);
  const event = JSON.parse(first.body);
  assert.equal(event.id, event.data.id);
  assert.equal(event.source, "https://portal.example");
  assert.equal(proxy.requests("GET", `${MODULE}_bg.wasm`).length, 1);
  await page.assertClean();
});

test("a connection that cannot work is told with its fault, and judging goes on", async (t) => {
  const { page } = await open(t, () => ({ preset: "label-studio", url: "/labels" }));
  const [error] = await page.hears("error");
  assert.equal(error.detail.code, "connection-failed");
  assert.match(error.detail.message, /needs the option `controls`/);
  await judge(page);
  await page.hears("stored");
});

test("a template lays a judgment out for an API that knows nothing of judgments", async (t) => {
  const body = { key: "{id}", labels: { $each: "results", $give: { doc: "{result}", grade: { $choose: "answer.grade", $from: { exact: 3 } } } } };
  const { page, proxy } = await open(t, () => ({ url: "/labels", method: "PUT", confirm: "status", body }));
  proxy.misbehave("PUT", "/labels", faults.status(204, {}, undefined));
  await judge(page);
  const [{ detail }] = await page.hears("delivered");
  const [sent] = proxy.requests("PUT", "/labels");
  assert.deepEqual(JSON.parse(sent.body), { key: detail.id, labels: [{ doc: "r1", grade: 3 }] });
});

test("what waited goes in one request where the receiver takes several", async (t) => {
  const { page, proxy, collector } = await open(t, () => ({ url: "/api/judgments", batch: 10 }), { count: 4 });
  const fault = proxy.misbehave("POST", "/api/judgments", faults.drop());
  for (const task of [1, 2, 3, 4]) {
    await page.reads(`salon chair ${task}`);
    await judge(page);
    await page.hears("stored", task);
  }
  assert.ok(fault);
  proxy.behave();
  await page.driver.executeScript(`return document.querySelector("gradeglass-judge").flush()`);
  await page.hears("delivered", 4);
  const last = JSON.parse(proxy.requests("POST", "/api/judgments").at(-1).body);
  assert.equal(last.length, 4);
  assert.equal((await collector.judgments()).length, 4);
});

test("headers of the host go to the connection's address, and never along to a signed one", async (t) => {
  const connection = (address) => ({ preset: "upload", url: "/sign", options: { origins: [address] } });
  const script = `document.querySelector("gradeglass-judge").authorize = () => ({ Authorization: "Bearer s3cret" });`;
  const { page, proxy } = await open(t, connection, { script });
  proxy.misbehave("POST", "/sign", json(200, { url: `${proxy.address}/bucket/1.json?signature=x` }));
  proxy.misbehave("PUT", "/bucket/", faults.status(200, {}, ""));
  await judge(page);
  await page.hears("delivered");
  assert.equal(proxy.requests("POST", "/sign")[0].headers.authorization, "Bearer s3cret");
  const [put] = proxy.requests("PUT", "/bucket/");
  assert.equal(put.headers.authorization, undefined);
  assert.equal(JSON.parse(put.body).task.id, "t1");
});

test("a token is in no store, address, log, event or page, and follows no redirect", async (t) => {
  const script = `
    window.logged = [];
    for (const name of ["log", "info", "warn", "error", "debug"]) console[name] = (...said) => window.logged.push(said.map(String).join(" "));
    document.querySelector("gradeglass-judge").authorize = () => ({ Authorization: "Bearer s3cret" });`;
  const { page, proxy, driver } = await open(t, () => ({ url: "/labels" }), { script });
  const elsewhere = proxy.address.replace("127.0.0.1", "localhost");
  const misfortunes = [faults.status(401, {}, ""), faults.status(503, {}, ""), faults.redirect(`${elsewhere}/elsewhere`)];
  misfortunes.forEach((fault) => proxy.misbehave("POST", "/labels", fault, 1));
  proxy.misbehave("POST", "/labels", { answer: (outgoing, _, { body }) =>
    outgoing.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ id: JSON.parse(body).id })) });
  await judge(page);
  await page.hears("stored");
  for (let tries = 2; tries <= 4; tries += 1) {
    await proxy.seen("POST", "/labels", tries - 1);
    await driver.executeScript(`return document.querySelector("gradeglass-judge").flush()`);
  }
  const kept = [...(await everything(page)), await driver.executeScript("return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")];
  await page.hears("delivered");
  const sent = proxy.requests("POST", "/labels");
  assert.ok(sent.length >= 4 && sent.every(({ headers }) => headers.authorization === "Bearer s3cret"));
  const seen = await driver.executeScript(`return JSON.stringify([window.heard, window.faults, window.logged]) + document.querySelector("gradeglass-judge").shadowRoot.innerHTML`);
  assert.match(seen, /delivery-redirected/);
  const addresses = proxy.log.map(({ path }) => path);
  assert.doesNotMatch([...kept, seen, ...addresses].join("\n"), /s3cret/);
  assert.deepEqual(addresses.filter((path) => path.startsWith("/elsewhere")), []);
});

test("an upload to an address that nobody named is refused, and nothing is sent there", async (t) => {
  const options = { origins: ["https://bucket.example"] };
  const { page, proxy } = await open(t, () => ({ preset: "upload", url: "/sign", options }));
  proxy.misbehave("POST", "/sign", json(200, { url: `${proxy.address}/elsewhere` }));
  await judge(page);
  const [{ detail }] = await page.hears("rejected");
  assert.match(detail.reason, /an origin that the connection does not name/);
  assert.deepEqual(proxy.requests("PUT", "/"), []);
});

test("Mechanical Turk gets a real form, which ends the assignment", async (t) => {
  const connection = (address) => ({ preset: "mturk", url: `${address}/mturk/externalSubmit` });
  const { page, proxy, address } = await open(t, connection, { count: 1 });
  proxy.misbehave("POST", "/mturk/externalSubmit", faults.status(200, { "Content-Type": "text/html" }, "<title>Thanks</title>"));
  await page.open(`${address}?assignmentId=3ABC&hitId=H&turkSubmitTo=${encodeURIComponent(proxy.address)}`);
  await judge(page);
  await page.until(async () => (await page.driver.getTitle()) === "Thanks", "the page has gone to Mechanical Turk");
  const sent = new URLSearchParams(proxy.requests("POST", "/mturk/externalSubmit")[0].body);
  assert.equal(sent.get("assignmentId"), "3ABC");
  assert.equal(JSON.parse(sent.get("judgment")).id, sent.get("judgmentId"));
  await page.driver.get(address);
  await page.until(async () => (await page.driver.executeAsyncScript(UNSENT)) === "", "nothing waits any more");
});

const UNSENT = `const done = arguments[0]; const element = document.querySelector("gradeglass-judge");
  element.exportOutbox().then(done, () => done("not yet"));`;

test("a preview of an assignment submits nothing", async (t) => {
  const connection = (address) => ({ preset: "mturk", url: `${address}/mturk/externalSubmit` });
  const { page, proxy, address } = await open(t, connection, { count: 1 });
  await page.open(`${address}?assignmentId=ASSIGNMENT_ID_NOT_AVAILABLE`);
  await judge(page);
  await page.hears("stored");
  const told = async () => (await page.heard("error")).some(({ detail }) => /accept the HIT/.test(detail.message));
  await page.until(told, "the annotator's portal hears why");
  assert.deepEqual(proxy.requests("POST", "/mturk"), []);
});

const CROWD = `customElements.define("crowd-form", class extends HTMLElement {
  submit() {
    const form = document.createElement("form");
    form.method = "post"; form.action = "/crowd";
    form.append(...this.querySelectorAll("input"));
    document.body.append(form); form.submit();
  }
});`;

test("SageMaker's form gets the judgment as its field", async (t) => {
  const connection = { preset: "sagemaker", url: "/", options: { field: "annotations" } };
  const { page, proxy } = await open(t, () => connection, { count: 1, script: CROWD, body: "<crowd-form></crowd-form>" });
  proxy.misbehave("POST", "/crowd", faults.status(200, { "Content-Type": "text/html" }, "<title>Next</title>"));
  await judge(page);
  await page.until(async () => (await page.driver.getTitle()) === "Next", "the form was submitted");
  const sent = new URLSearchParams(proxy.requests("POST", "/crowd")[0].body);
  assert.equal(JSON.parse(sent.get("annotations")).task.id, "t1");
});

const PORTAL = (origin) => `
window.received = [];
addEventListener("message", ({ origin, data, source }) => {
  window.received.push({ origin, data });
  if (data.type === "judgment") source.postMessage({ gradeglass: 1, stored: [data.id] }, ${JSON.stringify(origin)});
});`;

test("a portal that holds the page in a frame gets judgments as messages, and only that portal", async (t) => {
  const { page, proxy, driver, address } = await open(t, (address) => ({ preset: "message", url: address }), { count: 2 });
  const policy = "default-src 'none'; script-src 'self'; frame-src 'self'";
  proxy.serve("/portal.js", PORTAL(proxy.address), "text/javascript; charset=utf-8");
  const frame = `<iframe src="${address}" width="900" height="700"></iframe>`;
  const portal = proxy.serve("/portal.html", `<!doctype html><script src="/portal.js"></script>${frame}`, undefined, policy);
  await driver.get(portal);
  await driver.switchTo().frame(0);
  await page.ready();
  await judge(page);
  await page.hears("delivered");
  await driver.switchTo().defaultContent();
  const [{ origin, data }] = await driver.executeScript("return window.received");
  assert.equal(origin, proxy.address);
  assert.equal(data.judgment.task.id, "t1");
});

test("a message for another portal is neither read nor believed here", async (t) => {
  const { page, proxy, driver, address } = await open(t, () => ({ preset: "message", url: "https://portal.example" }), { count: 2 });
  const policy = "default-src 'none'; script-src 'self'; frame-src 'self'";
  proxy.serve("/portal.js", PORTAL(proxy.address) + `
    setInterval(() => frames[0].postMessage({ gradeglass: 1, stored: window.guess ?? [] }, "*"), 20);`, "text/javascript; charset=utf-8");
  const frame = `<iframe src="${address}" width="900" height="700"></iframe>`;
  await driver.get(proxy.serve("/portal.html", `<!doctype html><script src="/portal.js"></script>${frame}`, undefined, policy));
  await driver.switchTo().frame(0);
  await page.ready();
  await judge(page);
  const [{ detail }] = await page.hears("stored");
  await driver.switchTo().defaultContent();
  await driver.executeScript("window.guess = [arguments[0]]", detail.judgment.id);
  await driver.switchTo().frame(0);
  await page.reads("salon chair 2");
  await judge(page);
  await page.hears("stored", 2);
  assert.deepEqual(await page.heard("delivered"), []);
  await driver.switchTo().defaultContent();
  assert.deepEqual(await driver.executeScript("return window.received"), []);
});
