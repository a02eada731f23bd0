/**
 * Carries out what the presets ask for: requests, forms, messages. Brought, with its WebAssembly, when a
 * connection asks for a preset other than plain JSON. It decides nothing.
 *
 * @module
 */

/** How many bytes of an answer are read. */
const LIMIT = 16_000_000;

let glue;

/** Brings the WebAssembly. A failure is tried again when somebody asks again. */
export async function load() {
  glue ??= import("./gradeglass_presets_module.js")
    .then(async (module) => (await module.default(), module))
    .catch((error) => ((glue = undefined), Promise.reject(error)));
  const { Connection, sample } = await glue;
  return {
    /** What is wrong with a connection: `{ path, message, suggestion, error }`. */
    problems: (text) => using(Connection, text, (connection) => JSON.parse(connection.problems())),
    /** The first fault that makes a connection unusable, in a sentence. */
    fault: (text) => using(Connection, text, (connection) => sentence(JSON.parse(connection.problems()))),
    /** What would be sent of a judgment: `{ what, headers, body }`. */
    preview: (text, judgment) =>
      using(Connection, text, (connection) => JSON.parse(connection.preview(judgment, query()) ?? "null")),
    /** A judgment to try connections with. */
    sample,
    /** Keeps the answers of an open task at the receiver, where it has a place for them. */
    draft: (text, headers, unfinished) => keep(Connection, text, headers, unfinished),
    /** Sends judgments, and gives `{ status, type, body, retryAfter, redirected }`. */
    send: (text, headers, judgments, signal) =>
      using(Connection, text, (connection) => send(connection, JSON.parse(text), headers, judgments, signal)),
  };
}

/** How long answers stay as they are before they are kept at the receiver, in milliseconds. */
const STILL = 1_000;

/** By task: the receiver's number of its draft, and what is about to be kept. */
const drafts = new Map();

/** Nobody waits for this, and nothing depends on it: the browser keeps the draft too. */
function keep(Connection, text, headers, unfinished) {
  const { task } = JSON.parse(unfinished);
  const draft = drafts.get(task.id) ?? {};
  drafts.set(task.id, draft);
  clearTimeout(draft.due);
  draft.due = setTimeout(() => {
    draft.kept = Promise.resolve(draft.kept).then(async () => {
      const asked = () => JSON.parse(using(Connection, text, (connection) => connection.draft(unfinished, draft.number)) ?? "null");
      const given = JSON.parse(text);
      draft.path ??= asked()?.send.url;
      if (!draft.path) return;
      await find(draft, given, headers);
      const answer = await request(asked().send, { given, headers });
      draft.number ??= JSON.parse(answer.body).id;
    }).catch(() => {});
  }, STILL);
}

/** A draft of an earlier visit, or whose answer was lost, goes on. */
async function find(draft, given, headers) {
  if (draft.number !== undefined) return;
  const { status, body } = await request({ method: "GET", url: draft.path, headers: [] }, { given, headers });
  if (status === 200) draft.number = JSON.parse(body).at(-1)?.id;
}

/** The task is judged: its draft is not needed any more. */
async function forget(given, headers, task) {
  const draft = drafts.get(task);
  drafts.delete(task);
  clearTimeout(draft?.due);
  await draft?.kept;
  if (!draft?.path) return;
  try {
    await find(draft, given, headers);
    const url = new URL(`../../drafts/${draft.number}/`, draft.path).href;
    if (draft.number !== undefined) await request({ method: "DELETE", url, headers: [] }, { given, headers });
  } catch {
    // It stays there, and nothing depends on it.
  }
}

function using(Connection, text, work) {
  const connection = new Connection(text);
  const done = work(connection);
  if (done instanceof Promise) return done.finally(() => connection.free());
  connection.free();
  return done;
}

function sentence(problems) {
  const fault = problems.find((problem) => problem.error);
  return fault && [fault.path && `\`${fault.path}\`:`, fault.message, fault.suggestion].filter(Boolean).join(" ");
}

const query = () => JSON.stringify([...new URLSearchParams(location.search)]);

async function send(connection, given, headers, judgments, signal) {
  const sending = connection.begin(`[${judgments.join(",")}]`, query());
  const ids = judgments.map((judgment) => JSON.parse(judgment).id);
  try {
    let step = JSON.parse(sending.first());
    let answer = {};
    while (!step.done) {
      const [[kind, what]] = Object.entries(step);
      answer = await acts[kind](what, { given, headers, ids, signal });
      if (answer.redirected) return answer;
      step = JSON.parse(sending.next(answer.status, answer.type, answer.body));
    }
    if (step.done.status < 300) judgments.forEach((judgment) => void forget(given, headers, JSON.parse(judgment).task.id));
    return { ...step.done, retryAfter: answer.retryAfter };
  } finally {
    sending.free();
  }
}

const acts = { send: request, form, crowd, message };

/** Redirects are not followed: a judgment does not travel to an address that nobody named. */
async function request({ method, url, headers, body, foreign }, { given, headers: more, signal }) {
  const own = foreign ? [] : [...Object.entries(given.headers ?? {}), ...more];
  const sent = new Headers();
  for (const [name, value] of [...own, ...headers]) sent.set(name, value);
  const credentials = foreign ? "omit" : (given.credentials ?? "same-origin");
  const options = { method, headers: sent, body, credentials, redirect: "manual", referrerPolicy: "no-referrer", signal };
  const response = await fetch(url, options);
  if (response.type === "opaqueredirect") return { redirected: true };
  const blob = await response.blob();
  if (blob.size > LIMIT) throw new Error(`the answer has ${blob.size} bytes`);
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    body: await blob.text(),
    retryAfter: response.headers.get("retry-after") ?? undefined,
  };
}

/** A form that the page itself posts: the receiver has it when the page goes. */
function form({ action, fields }, { ids, signal }) {
  const made = document.createElement("form");
  made.method = "post";
  made.action = action;
  made.hidden = true;
  made.append(...fields.map(([name, value]) => hidden(name, value)));
  document.body.append(made);
  return left(ids, signal, () => made.submit()).finally(() => made.remove());
}

/** The form that SageMaker's page brings. */
async function crowd({ field, value }, { ids, signal }) {
  const made = document.querySelector("crowd-form");
  if (!made) return said(425, { detail: "This page has no <crowd-form> to submit." });
  made.querySelector(`input[name="${CSS.escape(field)}"]`)?.remove();
  made.append(hidden(field, value));
  return left(ids, signal, () => made.submit());
}

function hidden(name, value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

/** Comes true when the page goes, which it does when the receiver has answered. */
function left(ids, signal, go) {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    addEventListener("pagehide", () => resolve(said(200, { stored: ids })), { once: true, signal });
    go();
  });
}

/** A message to the window that holds this one. Nobody else's answer is believed. */
function message({ origin, message: sent }, { ids, signal }) {
  if (parent === window) return said(425, { detail: "This page is in no frame: there is nobody to send to." });
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    signal.addEventListener("abort", () => (ended.abort(), reject(signal.reason)), { once: true });
    const hear = ({ source, origin: from, data }) => {
      if (source !== parent || from !== origin || data?.gradeglass !== 1) return;
      const named = [data.stored, data.refused].flat().map((it) => it?.id ?? it);
      if (!named.includes(ids[0])) return;
      ended.abort();
      resolve(said(200, data));
    };
    addEventListener("message", hear, { signal: ended.signal });
    parent.postMessage(sent, origin);
  });
}

const said = (status, body) => ({ status, type: "application/json", body: JSON.stringify(body) });
