// What an annotator downloads.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { quick, tasks } from "../harness/fixtures.mjs";
import { fromCollector } from "../harness/host.mjs";
import { openEmbedded, setScene, sharedBrowser } from "../harness/scene.mjs";
import { pages, root } from "../harness/settings.mjs";

const homes = [process.env.CARGO_HOME, join(homedir(), ".cargo"), join(homedir(), ".rustup")];

test("no download names a path of the machine that built it", () => {
  const files = readdirSync(pages).filter((name) => name.endsWith(".wasm") || name.endsWith(".js"));
  assert.ok(files.some((name) => name.endsWith(".wasm")), `${pages} has no WebAssembly`);
  for (const name of files) {
    const content = readFileSync(join(pages, name), "latin1");
    for (const path of [root, ...homes].filter(Boolean)) {
      assert.ok(!content.includes(path), `${name} names ${path}`);
    }
  }
});

const shared = sharedBrowser();

test("one script brings the WebAssembly, and each document is asked for once", async (t) => {
  const scene = await setScene(t, shared, { documents: [[quick, tasks(1, 2)]] });
  const attributes = fromCollector("quick");
  await openEmbedded(scene, attributes);
  const read = "return performance.getEntriesByType('resource').map(({ name }) => name)";
  const asked = await scene.driver.executeScript(read);
  const named = (text) => asked.filter((address) => address.includes(text));
  assert.deepEqual(named("judge-loading").concat(named("gradeglass_judge.js")), [], "scripts one after the other");
  assert.equal(named("gradeglass_judge_bg.wasm").length, 1);
  for (const name of ["guideline", "tasks", "connection"]) {
    assert.equal(named(attributes[name]).length, 1, `${name}: ${attributes[name]}`);
  }
});
