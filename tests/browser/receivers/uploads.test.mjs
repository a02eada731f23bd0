// Judgments as objects in an S3-compatible store, by addresses that its own client has signed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { Key } from "../harness/page.mjs";
import { STRICT } from "../harness/proxy.mjs";
import { run, s3 } from "../harness/receivers.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";

const shared = sharedBrowser();

test("each judgment is an object of its own, though the answer to the first was lost", async (t) => {
  const store = await s3();
  t.after(() => store.stop());
  run("sign.py", [store.address, "make"]);
  const scene = await setScene(t, shared, { documents: [[quick, tasks(3, 1)]] });
  const { page, proxy } = scene;
  const sign = (outgoing, _, incoming) => {
    const { key } = JSON.parse(incoming.body);
    const url = run("sign.py", [store.address, key]);
    outgoing.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ url }));
  };
  proxy.misbehave("POST", "/sign", { answer: sign });
  const { connection: _, ...attributes } = fromCollector("quick");
  const connection = { preset: "upload", url: "/sign", options: { origins: [store.address], prefix: "day/" } };
  const script = `document.querySelector("gradeglass-judge").connection = ${JSON.stringify(connection)};`;
  const policy = STRICT.replace("connect-src 'self'", `connect-src 'self' ${store.address}`);
  await openEmbedded(scene, attributes, { script, policy });
  for (const task of [1, 2, 3]) {
    await page.reads(`salon chair ${task}`);
    await page.enter();
    await page.press("3", Key.ENTER, Key.ENTER);
  }
  await page.hears("delivered", 3);
  const stored = (await page.heard("stored")).map(({ detail }) => detail.judgment);
  const objects = JSON.parse(run("sign.py", [store.address, "read"]));
  assert.deepEqual(Object.keys(objects).sort(), stored.map(({ id }) => `day/${id}.json`).sort());
  for (const judgment of stored) assert.deepEqual(JSON.parse(objects[`day/${judgment.id}.json`]), judgment);
});
