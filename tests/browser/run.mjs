// Runs the tests of folders in one browser: `node run.mjs FOLDER,… [TEXT…]`: `cases`, `leaks`, and
// `receivers` for those that need other people's programs. A single file may stand in place of a
// folder. With texts, only tests whose file name or own name has one of them. Two files at a time:
// browsers are hungry.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "node:test";
import { spec } from "node:test/reporters";

const here = fileURLToPath(new URL(".", import.meta.url));
const [folders, ...texts] = process.argv.slice(2);
const isTest = (name) => name.endsWith(".test.mjs");
const inside = (folder) => readdirSync(join(here, folder)).filter(isTest).map((name) => join(folder, name));
const all = folders.split(",").flatMap((name) => (isTest(name) ? name : inside(name))).sort();
const named = all.filter((name) => texts.some((text) => name.includes(text)));
const files = (named.length > 0 ? named : all).map((name) => join(here, name));
const patterns = named.length > 0 || texts.length === 0 ? undefined : texts;

const stream = run({ files, concurrency: 2, testNamePatterns: patterns, timeout: 600_000 });
stream.on("test:fail", () => (process.exitCode = 1));
stream.compose(new spec()).pipe(process.stdout);
