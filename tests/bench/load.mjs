// How many judgments a receiver takes: the collector in batches and singly, and Label Studio's own
// annotation endpoint beside it, on the same machine in the same run.

import { createHash, randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { Collector } from "../browser/harness/collector.mjs";
import { labelStudio } from "../browser/harness/receivers.mjs";
import { guideline, tasks } from "./judged.mjs";

const TASKS = 1_000;
const BATCH = 50;
/** How many ask at once, each over a connection of its own. */
const WRITERS = 8;
/** What is offered singly, each second, whatever is answered. */
const OFFERED = 300;
const MS = 10_000;

const CONFIG = `<View><Text name="title" value="$title"/>
  <Choices name="grade" toName="title"><Choice value="exact"/><Choice value="off"/></Choices></View>`;

/** Rates in judgments a second, and the 99th percentile of answering times in milliseconds. */
export async function timeReceivers() {
  const collector = await Collector.start({ documents: [[guideline, tasks(TASKS)]], extra: ["--rate", "1000000"] });
  const ours = {};
  try {
    const post = poster(`${collector.address}/api/judgments`, ({ stored, refused }) => {
      if (!stored || refused?.length > 0) throw new Error(JSON.stringify(refused));
    });
    const make = await judgments(collector.address);
    const batch = () => post(JSON.stringify(Array.from({ length: BATCH }, make)));
    await steadily(batch, 1_000);
    ours.batches = scaled(await steadily(batch, MS), BATCH);
    ours.singly = await steadily(() => post(JSON.stringify(make())), MS);
    ours.offered = await offered(() => post(JSON.stringify(make())), OFFERED, MS);
  } finally {
    await collector.close();
  }
  return { ...ours, "label-studio": await timeLabelStudio() };
}

async function timeLabelStudio() {
  const studio = await labelStudio();
  try {
    const { id: project } = await studio.call("POST", "/api/projects", { title: "Load", label_config: CONFIG });
    const titles = Array.from({ length: 200 }, (_, at) => ({ data: { title: `Shoe ${at}` } }));
    await studio.call("POST", `/api/projects/${project}/import`, titles);
    const { tasks } = await studio.call("GET", `/api/tasks?project=${project}&page_size=${titles.length}`);
    const result = [{ from_name: "grade", to_name: "title", type: "choices", value: { choices: ["exact"] } }];
    let at = 0;
    const annotate = async () => {
      const task = tasks[at++ % tasks.length];
      await studio.call("POST", `/api/tasks/${task.id}/annotations/`, { result, lead_time: 5 });
    };
    await annotate();
    return await steadily(annotate, MS);
  } finally {
    await studio.stop();
  }
}

/** A maker of judgments that the collector at `address` takes, no two the same. */
async function judgments(address) {
  const [{ hash }] = await (await fetch(`${address}/api/guidelines`)).json();
  const open = await (await fetch(`${address}/api/tasks?guideline=${guideline.id}&limit=${TASKS}`)).json();
  const known = open.map((task) => ({ id: task.id, hash: `sha256:${sha256(canonical(task))}` }));
  let made = 0;
  return () => ({
    gradeglass: 1,
    id: uuid(),
    guideline: { id: guideline.id, version: guideline.version, hash },
    task: known[made % known.length],
    annotator: `a${made++}`,
    mode: "judge",
    outcome: "judged",
    answers: { task: {}, results: { r1: { grade: "exact", evidence: [{ start: 0, end: 4, quote: "Shoe" }], note: "in the title" } } },
    findings: [],
    viewing: {},
    timing: { opened_at: "2026-01-31T09:00:00.000Z", submitted_at: "2026-01-31T09:00:05.000Z", active_ms: 5000 },
    client: { name: "gradeglass", version: "0.1.0", locale: "en" },
  });
}

/** Ids as pages make them: by time, then by chance. */
function uuid() {
  const hex = Date.now().toString(16).padStart(12, "0") + randomBytes(10).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** RFC 8785, as far as these tasks need it. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/** Posts JSON over connections that stay open. Anything but a good answer ends the run. */
function poster(address, check) {
  const agent = new Agent({ keepAlive: true });
  const headers = { "Content-Type": "application/json" };
  return (body) =>
    new Promise((resolve, reject) => {
      const length = Buffer.byteLength(body);
      const asked = request(address, { method: "POST", agent, headers: { ...headers, "Content-Length": length } }, async (answer) => {
        try {
          const parts = [];
          for await (const part of answer) parts.push(part);
          const text = Buffer.concat(parts).toString();
          if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${text}`);
          resolve(check(JSON.parse(text)));
        } catch (error) {
          reject(error);
        }
      });
      asked.on("error", reject);
      asked.end(body);
    });
}

/** Some writers, each of which asks again as soon as it is answered. */
async function steadily(ask, ms) {
  const times = [];
  const begin = performance.now();
  const writer = async () => {
    while (performance.now() - begin < ms) {
      const asked = performance.now();
      await ask();
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return summary(times, performance.now() - begin);
}

/** So many a second, whatever is answered. Times count from when each was due: one that had to wait for
 *  others is not let off. */
async function offered(ask, rate, ms) {
  const times = [];
  const under = [];
  const begin = performance.now();
  for (let count = 0; count < (rate * ms) / 1_000; count += 1) {
    const due = begin + (count * 1_000) / rate;
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    under.push(ask().then(() => times.push(performance.now() - due)));
  }
  await Promise.all(under);
  return summary(times, performance.now() - begin);
}

function summary(times, ms) {
  const sorted = times.toSorted((a, b) => a - b);
  return { rate: (times.length * 1_000) / ms, p99: sorted[Math.ceil(sorted.length * 0.99) - 1] };
}

const scaled = ({ rate, p99 }, factor) => ({ rate: rate * factor, p99 });
