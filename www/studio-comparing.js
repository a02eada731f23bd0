/**
 * Has versions compared and past judgments checked again on a thread of its own, once there is something to
 * compare with; what comes of an older text is dropped.
 *
 * @module
 */

import { trusted } from "./studio-proving.js";
import { Steps } from "./studio-steps.js";

export class Comparing {
  #base;
  #glue;
  #handle;
  #works;
  #id = 0;

  constructor(base, glue, handle) {
    this.#base = base;
    this.#glue = glue;
    this.#handle = handle;
  }

  /** Gives `files`, `text`, `only` or `show`. */
  give(name, value) {
    if (name !== "show") this.#id += 1;
    this.#works ??= this.#begin();
    this.#works.give({ id: this.#id, [name]: value });
  }

  end() {
    this.#works?.end();
    this.#works = undefined;
  }

  #begin() {
    const hear = (what) => this.#hear(what);
    try {
      const worker = new Worker(trusted(`${this.#base}studio-versions.js`), { type: "module" });
      worker.addEventListener("message", ({ data }) => hear(data));
      worker.addEventListener("error", () => this.#fail());
      return { give: (what) => worker.postMessage(what), end: () => worker.terminate() };
    } catch {
      // Where no worker runs, the page does it, a turn at a time.
      const steps = new Steps(new this.#glue.Beside(), hear);
      return { give: (what) => steps.take(what), end() {} };
    }
  }

  #hear({ id, told, example }) {
    if (example) this.#handle.show(example);
    else if (told && id === this.#id) this.#handle.compared(told);
  }

  /** What broke is not used again. */
  #fail() {
    this.end();
    this.#handle.broke();
  }
}
