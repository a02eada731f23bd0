/**
 * The worker that proves guidelines beside the studio, on a thread of its own.
 *
 * It takes `{ id, guideline, since }`, the guideline as text (YAML or JSON), and posts, with that `id`:
 *
 * - `{ id, progress: { done, total } }`, how many questions are answered;
 * - `{ id, findings }`, once, at the end: what `gradeglass check --format json` has under `findings`. Where
 *   the guideline has errors there is nothing to prove, and `unreadable` is true beside an empty list;
 * - `{ id, error }`, a sentence, where the proofs could not be brought or broke off.
 *
 * A newer guideline ends the proofs of the one before: nothing more is posted of that one. Where `since` is
 * the `id` of the last list of findings, a finding that was in it is `{ as }`, its number there, with what
 * is not as it was: after an edit most are.
 *
 * A browser compiles code as it runs, and better what has run for a while. While nothing is asked the worker
 * therefore proves guidelines that nobody wrote, apart from all others: when the first comes that matters, it
 * is proved as quickly as those after it.
 *
 * @module
 */

import { practice } from "./studio-practice.js";

/** How many milliseconds are proved before messages are looked at; less of what nobody waits for. */
const TURN = 8;
const SHORT = 2;

/** Takes the next turn after all messages that are there by then. */
const turns = new MessageChannel();
const waiting = [];
turns.port1.onmessage = () => waiting.shift()();
const turn = () => new Promise((next) => (waiting.push(next), turns.port2.postMessage(0)));

/** The module with what answers, once it is there, and how many before it broke. */
let bringing;
let broken = 0;
/** What is asked, until it is answered; and the `id` of the last list of findings. */
let current;
let told;

addEventListener("message", ({ data }) => {
  current = data;
  prove(data).catch((error) => failed(error, data.id));
});

// Where it does not come, whoever asks is told so.
bring().then((brought) => warm(brought).catch((error) => failed(error, current?.id)), failed);

async function prove(asked) {
  const { proofs } = await bring();
  if (asked !== current) return;
  if (!proofs.take(asked.guideline)) return end(asked, { findings: [], unreadable: true });
  for (let left = true; left; ) {
    left = answer(proofs, TURN);
    post(asked, { progress: { done: proofs.done(), total: proofs.total() } });
    if (left) await turn();
    if (asked !== current) return;
  }
  const known = told !== undefined && asked.since === told;
  const findings = JSON.parse(known ? proofs.changes() : proofs.findings());
  told = asked.id;
  end(asked, { findings });
}

/** Answers questions for so long. Says whether any is left. */
function answer(proofs, milliseconds) {
  const until = performance.now() + milliseconds;
  let left = true;
  while (left && performance.now() < until) left = proofs.step();
  return left;
}

/** Once for all that come meanwhile: two instances would share one glue, and free each other's memory. */
function bring() {
  return (bringing ??= load());
}

async function load() {
  const module = await import(`./gradeglass_proofs_module.js${broken ? `?${broken}` : ""}`);
  await module.default();
  return { module, proofs: new module.Proofs() };
}

/** Proves what nobody waits for, and stands back for what somebody does. */
async function warm({ module }) {
  const own = new module.Proofs();
  for (const guideline of practice()) {
    await idle();
    own.take(guideline);
    do await idle();
    while (answer(own, SHORT));
    JSON.parse(own.changes());
  }
  own.free();
}

async function idle() {
  do await turn();
  while (current);
}

const post = ({ id }, what) => postMessage({ id, ...what });

function end(asked, what) {
  current = undefined;
  post(asked, what);
}

/** What broke is not used again: the next guideline finds a module of its own. */
function failed(error, id) {
  bringing = current = told = undefined;
  broken += 1;
  if (id !== undefined) post({ id }, { error: `The proofs broke off: ${error?.message ?? error}` });
}
