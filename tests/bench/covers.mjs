// What covering costs: a page with a covered video of 1080 lines beside the same video plain and under
// a CSS blur, and the time from what triggers a cover to the frame that shows it.

import { readdirSync, readFileSync } from "node:fs";
import { act, actOf } from "../browser/harness/leaking.mjs";
import { Page } from "../browser/harness/page.mjs";

const SECONDS = 4;
const ROUNDS = 5;
const TICKS = 100;
/** Each page of pages.mjs, and what it is called. */
const CASES = [["plain", "plain video"], ["blur", "CSS blur of 24 pixels"], ["covered", "Gradeglass, covered"], ["revealed", "Gradeglass, revealed in grey"]];

/** Records a moving pattern; gives it as WebM. The browser makes it, so that nothing has to be there. */
export async function record(driver, address) {
  await driver.get(`${address}/covers/record/`);
  return Buffer.from(await driver.executeScript("return window.recorded(arguments[0])", SECONDS + 4), "base64");
}

/** Measures every case, and the cover. */
export async function timeCovers(driver, address) {
  const videos = [];
  for (const [name, title] of CASES) {
    await driver.get(`${address}/covers/${name}/`);
    if (name === "revealed") await play(driver);
    await driver.executeScript("return window.begun(arguments[0])", name !== "covered");
    const before = cpuSeconds();
    const frames = await driver.executeScript("return window.frames(arguments[0])", SECONDS);
    videos.push({ name: title, ...frames, cpu: (cpuSeconds() - before) / SECONDS });
  }
  return { videos, cover: await timeCover(driver) };
}

async function play(driver) {
  const page = new Page(driver);
  await page.ready();
  await act(page, "r1", "Show", "Video");
  await page.click(await page.find(".film .play"));
}

/** On the page where a video plays: it is covered when the window loses focus, and revealed again. */
async function timeCover(driver) {
  const page = new Page(driver);
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(await driver.executeScript("return window.covered()"));
    await actOf(page, "r1", "Show", "Video");
    await play(driver);
    await driver.executeScript("return window.begun(true)");
  }
  return times;
}

/** What this process and all that it has started have used of the processors so far. */
function cpuSeconds() {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(stat).filter(Boolean);
  const ours = new Set([process.pid]);
  for (let before = 0; before < ours.size; ) {
    before = ours.size;
    for (const { id, parent } of processes) if (ours.has(parent)) ours.add(id);
  }
  return processes.filter(({ id }) => ours.has(id) && id !== process.pid).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
}

function stat(id) {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return { id: Number(id), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}
