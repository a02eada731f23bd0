/**
 * The worker that proves guidelines beside the studio, on a thread of its own.
 *
 * It takes `{ id, guideline }`, the guideline as text (YAML or JSON), and posts, with that `id`:
 *
 * - `{ id, progress: { done, total } }`, how many questions are answered;
 * - `{ id, findings }`, once, at the end: what `gradeglass check --format json` has under `findings`. Where
 *   the guideline has errors there is nothing to prove, and `unreadable` is true beside an empty list;
 * - `{ id, error }`, a sentence, where the proofs could not be brought or broke off.
 *
 * A newer guideline ends the proofs of the one before: nothing more is posted of that one.
 *
 * @module
 */

/** How many milliseconds are proved before messages are looked at. */
const TURN = 8;

/** Takes the next turn after all messages that are there by then. */
const turns = new MessageChannel();

/** What answers, once it is there, and how many before it broke. */
let bringing;
let proofs;
let broken = 0;
let current;

addEventListener("message", ({ data: { id, guideline } }) => {
  current = id;
  begin(id, guideline).catch((error) => failed(id, error));
});

turns.port1.onmessage = ({ data: id }) => {
  if (id !== current) return;
  try {
    turn(id);
  } catch (error) {
    failed(id, error);
  }
};

async function begin(id, guideline) {
  // Once for all that come meanwhile: two instances would share one glue, and free each other's memory.
  bringing ??= bring();
  proofs = await bringing;
  if (id !== current) return;
  if (!proofs.take(guideline)) return told(id, { findings: [], unreadable: true });
  turns.port2.postMessage(id);
}

async function bring() {
  const module = await import(`./gradeglass_proofs_module.js${broken ? `?${broken}` : ""}`);
  await module.default();
  return new module.Proofs();
}

function turn(id) {
  const end = performance.now() + TURN;
  let left = true;
  while (left && performance.now() < end) left = proofs.step();
  told(id, { progress: { done: proofs.done(), total: proofs.total() } });
  if (left) turns.port2.postMessage(id);
  else told(id, { findings: JSON.parse(proofs.findings()) });
}

const told = (id, what) => postMessage({ id, ...what });

/** What broke is not used again: the next guideline finds a module of its own. */
function failed(id, error) {
  bringing = proofs = undefined;
  broken += 1;
  told(id, { error: `The proofs broke off: ${error?.message ?? error}` });
}
