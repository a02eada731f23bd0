// What an annotator downloads.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
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
