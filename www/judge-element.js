/**
 * The class of `<gradeglass-judge>`. It shows a skeleton at once, brings the WebAssembly when the
 * first element is connected, and passes properties and methods on. It decides nothing.
 *
 * @module
 */

import { aside, ask, asked, base, cover, isOwn, json, load, locales, open, part, presets, renew, sheet, skeleton, store, style, styled, vault, warn } from "./judge-loading.js";

/** The version of the class. */
export const version = "0.1.0";

const TAG = "gradeglass-judge";
const DOCUMENTS = ["guideline", "tasks", "connection", "protection"];
const ATTRIBUTES = [...DOCUMENTS, "locale", "mode", "annotator", "keys"];
const PROPERTIES = [...ATTRIBUTES, "nextTask", "authorize", "draft", "storageKey"];

const THROWN = ["error", "unhandledrejection"];

let shadow = "open";

/**
 * @element gradeglass-judge
 * @attr {string} guideline - Address; as a property also the guideline itself.
 * @attr {string} tasks - Address; as a property also the tasks themselves.
 * @attr {string} connection - Address; as a property also the connection itself.
 * @attr {string} protection - Address of the host's changes to the cover policy; as a property also the changes.
 * @attr {string} locale - Language of the interface (BCP 47); by default that of the page.
 * @attr {string} mode - `judge`.
 * @attr {string} annotator - An opaque id.
 * @attr {"single"|"modified"} keys - `modified`: single letters and digits are no keys.
 * @prop {((wish: {ahead: boolean, prefer: "any" | "benign"}) => unknown) | null} nextTask - Gives the next task, or null
 *   when there is none. `ahead`: there is still work, and nobody waits.
 * @prop {((request: {purpose: string, url: string}) => unknown) | null} authorize - Gives request headers.
 * @prop {string | null} draft - What the next task that opens begins with, as JSON text: for previews.
 * @prop {CryptoKey | BufferSource | (() => unknown) | null} storageKey - Seals what the browser keeps of work
 *   (AES-GCM): a key, its 16 or 32 bytes, or what gives one of these. It is never stored.
 * @fires gradeglass-ready - Guideline and tasks are read.
 * @fires gradeglass-change - Answers changed.
 * @fires gradeglass-submit - About to be stored; `preventDefault()` prevents it, `detail.reason` says why.
 * @fires gradeglass-stored - A judgment is on the disk.
 * @fires gradeglass-delivered - The receiver has it.
 * @fires gradeglass-rejected - The receiver refused it; it is set aside.
 * @fires gradeglass-exposure - Covered content was open for a while.
 * @fires gradeglass-break - A pause is due.
 * @fires gradeglass-error - Something is wrong: `code`, `message`, `problems`.
 */
export class GradeglassJudge extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  static version = version;
  #root = this.attachShadow({ mode: shadow });
  #given = {};
  #handle = null;
  /** Stands for one stay in the document: what an earlier one still brings is dropped. */
  #life = null;
  /** What `nextTask` gave since it was set, and what of that is given again after a failure. */
  #handed = [];
  #again = [];
  /** What a browser's call throws goes through the WebAssembly, and leaves it half done: a failure like its own. */
  #thrown = ({ error, reason = error }) => this.#handle && isOwn(reason) && this.#handle.fail(String(reason));

  connectedCallback() {
    if (this.#life) return;
    this.#root.adoptedStyleSheets = [sheet];
    PROPERTIES.forEach((name) => this.#upgrade(name));
    warn();
    for (const name of THROWN) addEventListener(name, this.#thrown);
    this.#start();
  }

  /** A move disconnects and connects again: only an element that stays away is ended. */
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#end());
  }

  /** `moveBefore` keeps everything as it is. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, value) {
    if (before !== value && !(name in this.#given)) this.#set(name);
  }

  /** What the rules would say if the answers were submitted now: a list of findings. */
  validate() { return this.#handle?.validate() ?? []; }
  /** Submits, as the button does. */
  submit() { this.#handle?.submit(); }
  /** Skips the task. @param {string} [reason] */
  skip(reason) { this.#handle?.skip(reason); }
  /** Brings a task back: what is judged then corrects what was judged before. @param {string} task - Its id. */
  revisit(task) { this.#handle?.revisit(task); }
  /** Covers everything, at once. */
  cover() { this.#handle?.cover(); }
  /** Tries to send what waits. @returns {Promise<{waiting: number, refused: number} | undefined>} */
  async flush() { return this.#handle?.flush(); }
  /** All judgments that were not delivered, one JSON text a line. @returns {Promise<string>} */
  async exportOutbox() { return this.#handle?.exportOutbox() ?? ""; }
  /** Takes in what `exportOutbox` gave, here or elsewhere. @param {string} text @returns {Promise<number>} how many are new */
  async importOutbox(text) { return this.#handle?.importOutbox(text) ?? 0; }

  async #start() {
    const life = (this.#life = {});
    const page = skeleton();
    this.#root.replaceChildren(page);
    try {
      const loading = load();
      style();
      DOCUMENTS.forEach((name) => ask(this[name]));
      open();
      const module = await loading;
      await style();
      if (this.#life !== life) return;
      const emit = (name, detail) => this.#emit(name, detail);
      const root = document.createElement("div");
      root.className = "root";
      this.#root.replaceChildren(root);
      const stop = (words, result) => this.#fail(words, result);
      this.#handle = module.mount(root, { aside: [...aside], asked, base, json, locales, emit, part, presets, store, vault, stop, get styled() { return styled(); } });
      PROPERTIES.forEach((name) => this.#set(name));
    } catch (error) {
      if (this.#life === life) this.#stop(false, error);
    }
  }

  #end() {
    for (const name of THROWN) removeEventListener(name, this.#thrown);
    this.#life = null;
    const handle = this.#handle;
    this.#handle = null;
    handle?.destroy();
    this.#root.replaceChildren();
  }

  /** The WebAssembly has stopped: it begins again, all covered, without the result that it stopped at. */
  #fail(words, result) {
    this.#handle = null;
    if (!renew(result)) return this.#stop(true, words);
    [this.#again, this.#handed] = [this.#handed, []];
    const message = `the WebAssembly has stopped and begins again: ${words}`;
    queueMicrotask(() => this.#emit("error", { code: "restarted", message, problems: [] }));
    this.#start();
  }

  /** The WebAssembly did not come, or has stopped for good: nothing else may stay on screen. */
  #stop(stopped, error) {
    this.#handle = null;
    const retry = () => (stopped ? location.reload() : this.#start());
    this.#root.replaceChildren(cover(stopped, this.#locale(), retry));
    const code = stopped ? "stopped" : "load-failed";
    const message = `the WebAssembly ${stopped ? "has stopped" : "did not load"}: ${error}`;
    queueMicrotask(() => this.#emit("error", { code, message, problems: [] }));
  }

  #emit(name, detail) {
    const init = { detail, cancelable: name === "submit", bubbles: true, composed: true };
    return this.dispatchEvent(new CustomEvent(`gradeglass-${name}`, init));
  }

  #set(name) {
    let value = name === "locale" ? this.#locale() : this[name];
    if (name === "nextTask" && typeof value === "function") value = (wish) => this.#next(wish);
    this.#handle?.setProperty(name, value);
  }

  /** What was handed out before a failure comes first: a host may never give it again. */
  async #next(wish) {
    const task = this.#again.shift() ?? (await this.nextTask(wish));
    if (task != null) this.#handed.push(task);
    return task;
  }

  #locale() {
    return this.locale || this.closest("[lang]")?.lang || navigator.language;
  }

  /** A property that was set before the class was there hides the accessor. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #accept(name, value) {
    if (value == null) delete this.#given[name];
    else this.#given[name] = value;
    if (name === "annotator" || name === "nextTask") [this.#handed, this.#again] = [[], []];
    this.#set(name);
  }

  static {
    for (const name of PROPERTIES) {
      const get = function () { return this.#given[name] ?? this.getAttribute(name); };
      const set = function (value) { this.#accept(name, value); };
      Object.defineProperty(this.prototype, name, { configurable: true, enumerable: true, get, set });
    }
  }
}

/** Defines the element, unless it is. @param {{ shadow?: "open" | "closed" }} [options] */
export function define(options = {}) {
  const defined = customElements.get(TAG);
  shadow = options.shadow ?? shadow;
  if (!defined) customElements.define(TAG, GradeglassJudge);
  else if (defined.version !== version) console.warn(`<${TAG}> ${defined.version} is defined already; ${version} is not used.`);
}
