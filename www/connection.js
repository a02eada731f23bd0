/**
 * The page on which a connection is tried: what it would send is shown before it is sent, by the same
 * presets that send for the annotator.
 *
 * @module
 */

import { load } from "./presets.js";

const [form, connection, problems, judgment, header, request, send, answer] =
  ["try", "connection", "problems", "judgment", "header", "request", "send", "answer"].map((id) => document.getElementById(id));

const presets = await load();
connection.value ||= JSON.stringify({ preset: "json", url: "/api/judgments" }, null, 2);
judgment.value ||= presets.sample();
form.addEventListener("input", draw);
form.addEventListener("submit", (event) => (event.preventDefault(), deliver()));
draw();

/** The connection with its whole address, as the element hands it to the presets. */
function whole() {
  const given = JSON.parse(connection.value);
  if (typeof given?.url === "string" && given.url !== "") given.url = new URL(given.url, document.baseURI).href;
  return { given, text: JSON.stringify(given) };
}

function draw() {
  const found = presets.problems(connection.value);
  problems.replaceChildren(...found.map(line));
  const shown = found.some(({ error }) => error) ? null : presets.preview(whole().text, judgment.value);
  send.disabled = shown === null;
  request.textContent = shown === null ? "" : [shown.what, ...headersOf(shown), "", shown.body].join("\n");
}

function line({ path, message, suggestion }) {
  const item = document.createElement("li");
  item.textContent = [path && `${path}:`, message, suggestion && `(${suggestion})`].filter(Boolean).join(" ");
  return item;
}

/** All headers; of the secret one its name. */
function headersOf({ headers }) {
  const own = Object.entries(whole().given.headers ?? {});
  const secret = secrets().map(([name]) => [name, "…"]);
  return [...own, ...secret, ...headers].map(([name, value]) => `${name}: ${value}`);
}

function secrets() {
  const [name, ...value] = header.value.split(":");
  return value.length > 0 && name.trim() !== "" ? [[name.trim(), value.join(":").trim()]] : [];
}

async function deliver() {
  const { given, text } = whole();
  answer.textContent = "…";
  const late = AbortSignal.timeout(given.timeout_ms ?? 30_000);
  try {
    const { status, type, body, redirected } = await presets.send(text, secrets(), [judgment.value], late);
    answer.textContent = redirected ? "A redirect, which is not followed." : [`${status} ${type}`, "", pretty(body)].join("\n");
  } catch (error) {
    answer.textContent = `No answer: ${error.message ?? error}. Browsers do not tell more; their console may.`;
  }
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
