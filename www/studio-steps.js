/**
 * Compares versions of a guideline and checks past judgments again, in turns between which messages are
 * looked at. It takes, one at a time, with an `id`:
 *
 * - `files`: name, text, name, text; another version is called `guideline`, the others hold judgments or tasks;
 * - `text`: the guideline itself; what was begun for an older text ends;
 * - `only`: market and language that lists are narrowed to, or an empty list;
 * - `show`: the line of a judgment that is wanted as an example.
 *
 * It tells `{ id, told }` while it works and at the end, and `{ id, example }`.
 *
 * @module
 */

/** How long a turn takes, and how often is told what there is so far, in milliseconds. */
const TURN = 8;
const PAUSE = 100;

export class Steps {
  #beside;
  #tell;
  #id;
  #toldAt = 0;
  #turns = new MessageChannel();

  constructor(beside, tell) {
    this.#beside = beside;
    this.#tell = tell;
    this.#turns.port1.onmessage = ({ data: id }) => id === this.#id && this.#turn(id);
  }

  take({ id, files, text, only, show }) {
    if (show !== undefined) return this.#tell({ id, example: this.#beside.example(show) });
    if (files) this.#beside.files(files);
    else if (text !== undefined) this.#beside.text(text);
    else this.#beside.only(...only);
    this.#id = id;
    this.#toldAt = performance.now();
    this.#turns.port2.postMessage(id);
  }

  #turn(id) {
    const end = performance.now() + TURN;
    let left = true;
    while (left && performance.now() < end) left = this.#beside.step();
    if (left) this.#turns.port2.postMessage(id);
    if (left && performance.now() < this.#toldAt + PAUSE) return;
    this.#toldAt = performance.now();
    this.#tell({ id, told: this.#beside.told() });
  }
}
