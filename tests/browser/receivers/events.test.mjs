// CloudEvents, read by the specification's own SDK.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { faults } from "../harness/proxy.mjs";
import { run } from "../harness/receivers.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();

for (const mode of ["structured", "binary", "batch"]) {
  test(`events are what their SDK reads: ${mode}`, async (t) => {
    const scene = await setScene(t, shared, { documents: [[quick, tasks(2, 1).map((task) => ({ ...task, id: `t\u00e2che ${task.id} 50%` }))]] });
    const { page, proxy } = scene;
    proxy.misbehave("POST", "/events", faults.status(204, {}, undefined));
    const { connection: _, ...attributes } = fromCollector("quick");
    const options = { mode, source: "https://portal.example/judging" };
    const connection = { preset: "cloudevents", url: "/events", options, batch: mode === "batch" ? 10 : 1 };
    const script = `document.querySelector("gradeglass-judge").connection = ${JSON.stringify(connection)};`;
    await openEmbedded(scene, attributes, { script });
    for (const task of [1, 2]) {
      await page.reads(`salon chair ${task}`);
      await page.enter();
      await page.press("3", Key.ENTER, Key.ENTER);
    }
    await page.hears("delivered", 2);
    const stored = (await page.heard("stored")).map(({ detail }) => detail.judgment);
    const requests = proxy.requests("POST", "/events").map(({ headers, body }) => ({ headers, body }));
    const events = JSON.parse(run("read_events.py", [], JSON.stringify(requests)));
    assert.deepEqual(events.map(({ data }) => data), stored);
    for (const [at, { attributes }] of events.entries()) {
      assert.equal(attributes.id, stored[at].id);
      assert.equal(attributes.source, options.source);
      assert.equal(attributes.type, "gradeglass.judgment.v1");
      assert.equal(attributes.subject, stored[at].task.id);
    }
  });
}
