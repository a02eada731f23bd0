// Several receivers at once: each gets every judgment, and one that is down holds up no other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();
const COPY = { name: "Copy for the client", url: "/copy", confirm: "status", preset: "json-lines" };
const element = `document.querySelector("gradeglass-judge")`;

async function open(t, connections, count = 3) {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(count, 1)]] });
  scene.proxy.serve("/connections.json", JSON.stringify(connections), "application/json");
  const attributes = { ...fromCollector("quick"), connection: "/connections.json" };
  scene.address = await openEmbedded(scene, attributes);
  return scene;
}

async function judge({ page }, task, stored = task) {
  await page.reads(`salon chair ${task}`);
  await page.enter();
  await page.press("3", Key.ENTER, Key.ENTER);
  await page.hears("stored", stored);
}

const copies = (proxy) =>
  proxy.requests("POST", "/copy").filter(({ status }) => status === 204).map(({ body }) => JSON.parse(body).task.id).sort();

test("one that is down holds up no other, and has everything when it is back", async (t) => {
  const scene = await open(t, [{ url: "/api/judgments" }, COPY]);
  const { page, proxy, collector, address } = scene;
  proxy.misbehave("POST", "/copy", faults.drop());
  for (const task of [1, 2]) await judge(scene, task);
  const delivered = await page.hears("delivered", 2);
  assert.deepEqual(new Set(delivered.map(({ detail }) => detail.receiver)), new Set([`${proxy.address}/api/judgments`]));
  assert.equal((await collector.judgments()).length, 2);
  const told = (await page.heard("error")).map(({ detail }) => detail.message);
  assert.ok(told.some((message) => message.startsWith("Copy for the client: the receiver could not be reached")), told.join("\n"));

  await page.click(await page.find('[part~="unsent"]'));
  await page.reads(/Copy for the client\s+.*2 judgments/);
  await page.reads(/api\/judgments\s+Everything is sent/);
  await page.press(Key.ESCAPE);

  await page.open(address);
  await judge(scene, 3, 1);
  proxy.behave();
  proxy.misbehave("POST", "/copy", faults.status(204, {}, undefined));
  await page.driver.executeScript(`return ${element}.flush()`);
  await page.until(() => copies(proxy).length === 3, "the copy has everything", () => JSON.stringify(copies(proxy)));
  assert.deepEqual(copies(proxy), ["t1", "t2", "t3"]);
  assert.equal((await collector.judgments()).length, 3);
  const posted = proxy.requests("POST", "/api/judgments").length;
  assert.equal(posted, 3, "what one has is not sent to it again for another's sake");
  assert.equal(await page.driver.executeScript(`return ${element}.exportOutbox()`), "");
});

test("one that refuses sets aside its own copy only", async (t) => {
  const scene = await open(t, [{ url: "/api/judgments" }, COPY], 2);
  const { page, proxy, collector } = scene;
  const refusal = JSON.stringify({ detail: "Not our market." });
  proxy.misbehave("POST", "/copy", faults.status(422, { "Content-Type": "application/json" }, refusal));
  await judge(scene, 1);
  await page.hears("delivered");
  const [{ detail }] = await page.hears("rejected");
  assert.equal(detail.receiver, `${proxy.address}/copy#Copy for the client`);
  assert.equal((await collector.judgments()).length, 1);
  const unsent = await page.driver.executeScript(`return ${element}.exportOutbox()`);
  assert.equal(JSON.parse(unsent).task.id, "t1", "one judgment, once");
  await page.click(await page.find('[part~="unsent"]'));
  await page.reads("Not our market.");
});

test("what was stored before anybody received goes to all", async (t) => {
  const scene = await open(t, [{ url: "/api/judgments", method: "GET" }, COPY], 2);
  const { page, proxy, collector } = scene;
  proxy.misbehave("POST", "/copy", faults.status(204, {}, undefined));
  const [error] = await page.hears("error");
  assert.equal(error.detail.code, "connection-failed");
  assert.match(error.detail.problems[0].path, /^\[0\]\.method$/);
  await judge(scene, 1);
  assert.deepEqual(copies(proxy), [], "a fault of one is not half of a delivery");
  await page.driver.executeScript(`${element}.connection = arguments[0]`, [{ url: "/api/judgments" }, COPY]);
  await page.hears("delivered", 2);
  assert.deepEqual(copies(proxy), ["t1"]);
  assert.equal((await collector.judgments()).length, 1);
});
