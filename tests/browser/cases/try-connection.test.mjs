// The page on which a connection is tried: the request stands there before it is sent, and is what is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { quick, tasks } from "../harness/fixtures.mjs";
import { setScene, sharedBrowser } from "../harness/scene.mjs";
import { faults } from "../harness/proxy.mjs";

const shared = sharedBrowser();

test("a connection is shown with its faults, then with its request, then with the answer", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 1)]] });
  const { driver, proxy, page } = scene;
  const answer = JSON.stringify({ detail: "This market is closed." });
  proxy.misbehave("PUT", "/labels", faults.status(422, { "Content-Type": "application/json" }, answer));
  await driver.get(`${proxy.address}/connection.html`);
  const part = (id) => driver.findElement(By.id(id));
  const says = (id, pattern) =>
    page.until(async () => pattern.test(await part(id).getText()), `${id} says ${pattern}`, async () =>
      `${await part(id).getText()}, with the connection ${await part("connection").getAttribute("value")}`);
  const write = async (text) => {
    await part("connection").clear();
    await part("connection").sendKeys(text);
  };
  await says("request", /POST http.*\/api\/judgments/);

  await write('{ "url": "/labels", "method": "PUT", "body": { "grade": "{answer.grade}" } }');
  await says("problems", /A judgment has no `answer`/);
  assert.equal(await part("send").isEnabled(), false);

  await write('{ "url": "/labels", "method": "PUT", "body": { "task": "{task.id}" } }');
  await part("header").sendKeys("X-Key: s3cret");
  await says("request", /PUT http.*\/labels\nX-Key: \u2026\n[^]*"task": "17"/);
  assert.deepEqual(proxy.requests("PUT", "/labels"), [], "nothing is sent before it is asked for");
  await part("send").click();
  await says("answer", /422 application\/json[^]*This market is closed/);
  const [sent] = proxy.requests("PUT", "/labels");
  assert.deepEqual(JSON.parse(sent.body), { task: "17" });
  assert.equal(sent.headers["x-key"], "s3cret");
});
