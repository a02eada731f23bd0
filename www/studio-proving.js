/**
 * Has the guideline proved on a thread of its own, when typing pauses; what comes of an older text is
 * dropped.
 *
 * @module
 */

/** How long typing pauses before proofs begin, and how often progress is told, in milliseconds. */
const PAUSE = 200;

export class Proofs {
  #handle;
  #worker;
  #timer;
  #id = 0;
  /** The last list of findings that the component took. */
  #known;
  #toldAt = 0;

  /** The thread begins at once: it warms up while the rest of the studio comes. */
  constructor(base) {
    try {
      this.#worker = new Worker(trusted(`${base}studio-proofs.js`), { type: "module" });
      this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
      this.#worker.addEventListener("error", () => this.#fail());
    } catch {
      this.#worker = undefined;
    }
  }

  /** Tells the component what is proved, once it is there. */
  tell(handle) {
    this.#handle = handle;
  }

  prove(text) {
    this.#id += 1;
    this.#toldAt = performance.now();
    clearTimeout(this.#timer);
    const begin = () => (this.#worker ? this.#worker.postMessage({ id: this.#id, guideline: text, since: this.#known }) : this.#handle.prove());
    this.#timer = setTimeout(begin, PAUSE);
  }

  end() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
  }

  #hear({ id, progress, findings, unreadable, error }) {
    if (id !== this.#id) return;
    if (progress) this.#progress(progress);
    else if (error) this.#fail();
    else if (findings && !unreadable) (this.#handle.proved(JSON.stringify(findings)), (this.#known = id));
  }

  /** Progress is for people: a few times a second. */
  #progress({ done, total }) {
    const now = performance.now();
    if (now < this.#toldAt + PAUSE) return;
    this.#toldAt = now;
    this.#handle.proving(done, total);
  }

  /** Where no worker runs, a page without one proves by itself. */
  #fail() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#handle?.prove();
  }
}

let policy;

/** Under Trusted Types a worker's address has to be vouched for: it lies beside this module. */
export function trusted(address) {
  policy ??= globalThis.trustedTypes?.createPolicy("gradeglass-studio", { createScriptURL: (url) => url });
  return policy?.createScriptURL(address) ?? address;
}
