// The benchmark: `cargo xtask bench` starts it. Sizes, times in the page beside SurveyJS, rules beside
// `cel` and `cel-js`, what covering costs, what an author waits for, how much the collector takes beside
// Label Studio, and a long queue that goes out: one table, and the same as JSON. The exit status says
// whether every target is met.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Browser } from "../browser/harness/browser.mjs";
import { record, timeCovers } from "./covers.mjs";
import { timeReceivers } from "./load.mjs";
import { finder } from "./pages.mjs";
import { timeQueue } from "./queue.mjs";
import { timeProofs } from "./proofs.mjs";
import { timeReplay } from "./replay.mjs";
import { timeRules } from "./rules.mjs";
import { Server } from "./server.mjs";
import { timeStudio } from "./studio.mjs";
import { table } from "./table.mjs";

const { GRADEGLASS_PAGES: dist, GRADEGLASS_BOUND: bound, GRADEGLASS_BENCH: out, GRADEGLASS_NATIVE: native, GRADEGLASS_PROOFS: proofs } = process.env;
const COUNTS = [10, 100, 1000];
const ROUNDS = 5;
// Only results that are in sight, each answered first one way, then another.
const CLICKS = [0, 1, 2, 3].flatMap((option) => [0, 1, 2].map((place) => [place, option]));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Loads a page several times, the first to warm the server; gives medians. */
async function page(driver, server, area, count) {
  const loads = [];
  const clicks = [];
  let bytes;
  await driver.get(`${server.address}/${area}/${count}/`);
  await driver.executeScript("return window.usable");
  for (let round = 0; round < ROUNDS; round += 1) {
    await driver.get("about:blank");
    server.sent.clear();
    await driver.get(`${server.address}/${area}/${count}/`);
    loads.push(await driver.executeScript("return window.usable"));
    bytes = downloads(server.sent);
    clicks.push(...(await driver.executeScript("return window.clicks(arguments[0])", CLICKS)));
  }
  return { usable: median(loads), click: median(clicks), bytes };
}

/** Compressed bytes of code, styles and words; not of the page around them nor of what is judged. */
function downloads(sent) {
  const content = /\/$|\/pages\/|(guideline|tasks|form)\.json$/;
  const parts = [...sent].filter(([path]) => !content.test(path)).map(([path, bytes]) => [path.split("/").slice(3).join("/"), bytes]);
  return { total: parts.reduce((sum, [, bytes]) => sum + bytes, 0), parts: Object.fromEntries(parts) };
}

async function main() {
  const films = {};
  const server = await Server.start(finder(dist, films));
  const browser = await Browser.start({ size: [1280, 900] });
  const { driver } = browser;
  await driver.manage().setTimeouts({ script: 120_000 });
  try {
    const measured = { gradeglass: {}, survey: {} };
    for (const count of COUNTS) {
      for (const area of ["gradeglass", "survey"]) {
        console.log(`    ${area}: ${count} results`);
        measured[area][count] = await page(driver, server, area, count);
      }
    }
    console.log("    a long queue");
    measured.queue = await timeQueue(driver, server);
    console.log("    rules");
    const inScript = await timeRules(bound);
    const natively = JSON.parse(native);
    measured.rules = natively.map((rule) => ({ ...rule, ...inScript.find(({ name }) => name === rule.name) }));
    console.log("    the collector, and Label Studio");
    measured.load = await timeReceivers();
    console.log("    proofs");
    measured.proofs = await timeProofs(driver, server.address, JSON.parse(readFileSync(proofs, "utf8")));
    console.log("    replay of judgments");
    measured.replay = timeReplay(process.env.GRADEGLASS_PROGRAM);
    console.log("    the studio");
    measured.studio = await timeStudio(driver, `${server.address}/gradeglass/10`);
    console.log("    covers");
    films.recorded = await record(driver, server.address);
    measured.covers = await timeCovers(driver, server.address);
    measured.browser = (await driver.getCapabilities()).get("browserVersion");
    const { text, targets } = table(measured);
    console.log(`\n${text}`);
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify({ ...measured, targets }, null, 2)}\n`);
    process.exitCode = targets.every(({ met }) => met) ? 0 : 1;
  } finally {
    await browser.quit();
    await server.close();
  }
}

await main();
