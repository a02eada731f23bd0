// A day's work that waits: what it takes of memory, and how the page fares while it goes out.

const COUNT = 10_000;

const FILL = `
const [count, done] = arguments;
const element = document.querySelector("gradeglass-judge");
const judgment = (number) => JSON.stringify({
  gradeglass: 1,
  id: "0197f3a0-0000-7000-8000-" + number.toString(16).padStart(12, "0"),
  guideline: { id: "bench", version: "1.0.0", hash: "sha256:" + "0".repeat(64) },
  task: { id: "t" + number, hash: "sha256:" + "0".repeat(64) },
  annotator: "bench", mode: "judge", outcome: "judged",
  answers: { task: {}, results: { r1: { grade: "exact" } } }, findings: [], viewing: {},
  timing: { opened_at: "2026-01-31T09:00:00.000Z", submitted_at: "2026-01-31T09:00:05.000Z", active_ms: 5000 },
  client: { name: "gradeglass", version: "0.1.0", locale: "en" },
});
(async () => {
  for (let from = 0; from < count; from += 500)
    await element.importOutbox(Array.from({ length: 500 }, (_, at) => judgment(from + at)).join("\\n"));
})().then(() => done(""), (error) => done(String(error)));`;

/** Remembers the memory of each module of WebAssembly that the page makes. */
const WATCH = `
window.memories = [];
for (const name of ["instantiate", "instantiateStreaming"]) {
  const make = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await make.apply(WebAssembly, given);
    const { memory } = (made.instance ?? made).exports;
    if (memory) window.memories.push(memory);
    return made;
  };
}`;

/** Bytes of the WebAssembly's memory and of JavaScript's. */
async function size(driver) {
  await driver.sendDevToolsCommand("HeapProfiler.collectGarbage");
  return driver.executeScript(
    "return window.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, performance.memory.usedJSHeapSize)",
  );
}

const SEND = `
const [count, done] = arguments;
const element = document.querySelector("gradeglass-judge");
let [longest, last, gone] = [0, performance.now(), 0];
const begin = last;
requestAnimationFrame(function next(now) {
  longest = Math.max(longest, now - last);
  last = now;
  if (gone < count) return void requestAnimationFrame(next);
  done({ longest, rate: (count * 1000) / (now - begin) });
});
addEventListener("gradeglass-delivered", () => (gone += 1));
element.connection = { url: "/judgments", batch: 100 };`;

/** Bytes that ten thousand take while they wait, the longest frame while they go out, and how fast. */
export async function timeQueue(driver, server) {
  await driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source: WATCH });
  await driver.get(`${server.address}/gradeglass/10/`);
  await driver.executeScript("return window.usable");
  const before = await size(driver);
  const fault = await driver.executeAsyncScript(FILL, COUNT);
  if (fault) throw new Error(fault);
  const bytes = Math.max(0, (await size(driver)) - before);
  return { bytes, ...(await driver.executeAsyncScript(SEND, COUNT)) };
}
