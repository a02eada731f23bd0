/**
 * The class of `<gradeglass-studio>`: brings its WebAssembly, the editor and the very element that
 * annotators judge with, and passes between them what happens. It decides nothing.
 *
 * @module
 */

import "./gradeglass-judge.js";
import { Desks } from "./studio-desks.js";
import { collected } from "./studio-collected.js";
import { Comparing } from "./studio-comparing.js";
import { choose, chooseSeveral, fromLink, link, save } from "./studio-files.js";
import { Proofs } from "./studio-proving.js";

/** The version of the class. */
export const version = "0.1.0";

const TAG = "gradeglass-studio";
const base = new URL("./", import.meta.url).href;
const LOCALES = ["en", "pt-BR", "ar"];
const FIRST = "product-relevance";

/** A change that takes longer than this is waited with, so that typing stays smooth. */
const SLOW = 60;

/** The annotator's view follows when writing pauses so long, and at the latest after so long, in milliseconds. */
const PAUSE = 120;
const LATEST = 600;

const sheet = new CSSStyleSheet();
sheet.replaceSync(":host{display:block}:host([hidden]){display:none}");
let styled;
let module;

/** Brings the WebAssembly and what it needs, once for all elements. A failure is tried again. */
function load() {
  styled ??= text("gradeglass-studio.css").then((css) => sheet.replace(css));
  module ??= Promise.all([
    import("./gradeglass_studio_module.js").then(async (glue) => (await glue.default(), glue)),
    import("./studio-editor.js").catch(() => import("./studio-plain.js")),
    styled,
  ]).catch((error) => ((module = styled = undefined), Promise.reject(error)));
  return module;
}

async function text(name) {
  const answer = await fetch(base + name);
  if (!answer.ok) throw new Error(`${base}${name} answered ${answer.status}`);
  return answer.text();
}

/**
 * @element gradeglass-studio
 * @attr {string} locale - Language of the interface (BCP 47); by default that of the page.
 * @fires gradeglass-publish - A guideline is published: `id`, `version`, `hash`, `guideline`.
 */
export class GradeglassStudio extends HTMLElement {
  static observedAttributes = ["locale"];
  static version = version;
  #root = this.attachShadow({ mode: "open" });
  #parts = {};
  #editors = {};
  #handle;
  #desks;
  #proofs;
  #comparing;
  #waiting = {};
  #typedAt = -Infinity;
  #asked;
  #later;
  #shown = {};

  connectedCallback() {
    if (this.#handle || this.#parts.page) return;
    this.#root.adoptedStyleSheets = [sheet];
    this.#begin().catch((error) => this.#stop(error));
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#end());
  }

  connectedMoveCallback() {}

  attributeChangedCallback() {
    if (this.#handle) this.#speak();
  }

  /** The guideline's text as it is. */
  get text() { return this.#editors.guideline?.text() ?? ""; }
  /** Opens a guideline: YAML or JSON. @param {string} text */
  open(text) { this.#handle?.open(JSON.stringify({ text, task: null, answers: {} })); }

  async #begin() {
    this.#draw();
    this.#proofs = new Proofs(base);
    const [[glue, editor], desk] = await Promise.all([load(), this.#restore()]);
    if (!this.isConnected) return;
    this.#parts.make = editor.mount;
    this.#handle = glue.mount(this.#parts.root, this.#parts.after, this.#host(), JSON.stringify(desk));
    this.#parts.complete = (place) => JSON.parse(this.#handle.complete(JSON.stringify(place)) ?? "null");
    this.#parts.explain = (place) => JSON.parse(this.#handle.explain(JSON.stringify(place)) ?? "null");
    this.#proofs.tell(this.#handle);
    this.#proofs.prove(desk.text);
    this.#comparing = new Comparing(base, glue, this.#handle);
    this.#listen();
    await this.#speak();
    this.#parts.page.removeAttribute("aria-busy");
    this.dispatchEvent(new CustomEvent("gradeglass-ready", { bubbles: true, composed: true }));
  }

  /** What to begin with: a link's guideline, what was last worked on, or the first template. */
  async #restore() {
    this.#desks = await Desks.open();
    const linked = await fromLink(location.hash);
    if (linked) return (await this.#desks.begin(linked), linked);
    const kept = await this.#desks.last();
    return kept ?? { text: await text(`templates/${FIRST}.yaml`), task: null, answers: {} };
  }

  /** The panes. The judge stands beside the studio's own component: its events are none of its. */
  #draw() {
    const make = (name, className) => Object.assign(document.createElement(name), { className });
    const page = make("div", "studio");
    page.setAttribute("aria-busy", "true");
    const [root, after, frame] = [make("div", "own"), make("div", "own"), make("div", "judge")];
    const judge = document.createElement("gradeglass-judge");
    frame.append(judge);
    page.append(root, frame, after);
    this.#parts = { page, root, after, frame, judge };
    this.#root.replaceChildren(page);
  }

  #listen() {
    const { judge } = this.#parts;
    judge.addEventListener("gradeglass-change", (event) => {
      event.stopPropagation();
      this.#handle?.answers(JSON.stringify(event.detail));
    });
    judge.addEventListener("gradeglass-submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      event.detail.reason = this.#parts.posted;
      this.#handle?.posted(JSON.stringify(event.detail.judgment));
    });
    this.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") (event.preventDefault(), this.#handle?.save());
    });
  }

  /** The words of the interface. Those that do not come stay English. */
  async #speak() {
    const wanted = this.getAttribute("locale") || this.closest("[lang]")?.lang || navigator.language;
    const primary = (tag) => tag.split("-")[0];
    const locale = LOCALES.find((it) => it === wanted) ?? LOCALES.find((it) => primary(it) === primary(wanted)) ?? "en";
    const files = await Promise.all([text(`locales/${locale}.ftl`), text(`studio/${locale}.ftl`)]).catch(() => null);
    this.#parts.page.lang = files ? locale : "en";
    this.#parts.page.dir = locale === "ar" && files ? "rtl" : "ltr";
    if (files) this.#handle?.words(locale, files.join("\n"));
    // Another language has other fonts and another direction.
    requestAnimationFrame(() => Object.values(this.#editors).forEach((editor) => editor.measure()));
    this.#parts.posted = this.#handle?.word("preview-only");
  }

  /** What the component calls. */
  #host() {
    return {
      editor: (which, parent, label, text) => this.#edit(which, parent, label, text),
      setText: (which, text) => this.#editors[which]?.setText(text),
      edit: (edits) => this.#editors.guideline?.edit(JSON.parse(edits)),
      underline: (which, list) => this.#changed(`underline-${which}`, list, () => this.#editors[which]?.underline(JSON.parse(list))),
      mark: (list) => this.#changed("mark", list, () => this.#editors.guideline?.mark(JSON.parse(list))),
      reveal: (which, span) => {
        const { from, to } = JSON.parse(span);
        requestAnimationFrame(() => this.#editors[which]?.reveal(from, to));
      },
      focus: () => this.#editors.guideline?.focus(),
      enter: (selector) => requestAnimationFrame(() => this.#root.querySelector(selector)?.focus()),
      undo: (again) => this.#editors.guideline?.[again ? "redo" : "undo"](),
      preview: () => this.#preview(),
      shape: (how) => this.#changed("shape", how, () => this.#shape(JSON.parse(how))),
      keep: (desk) => this.#desks?.keep(desk),
      prove: (text) => this.#proofs?.prove(text),
      save,
      choose,
      chooseSeveral,
      origin: location.origin,
      collected,
      beside: (name, value) => this.#comparing?.give(name, value),
      template: (name) => text(`templates/${name}.yaml`),
      share: async (desk) => {
        const address = await link(desk);
        history.replaceState(null, "", address);
        await navigator.clipboard.writeText(address);
        return address;
      },
      tell: (name, detail) => {
        const event = new CustomEvent(`gradeglass-${name}`, { detail: JSON.parse(detail), bubbles: true, composed: true });
        this.dispatchEvent(event);
      },
      stop: (words) => this.#stop(words),
    };
  }

  #edit(which, parent, label, text) {
    const own = which === "guideline";
    this.#editors[which] = this.#parts.make(parent, {
      label,
      text,
      root: this.#root,
      changed: (text) => this.#typed(which, text),
      complete: own ? (place) => this.#parts.complete(place) : undefined,
      explain: own ? (place) => this.#parts.explain(place) : undefined,
    });
    // Whoever opens the studio writes; the annotator's view would take focus that nothing has.
    if (own && document.activeElement === document.body) this.#editors[which].focus();
  }

  /** Text goes to the desk at once; where that takes long, when typing pauses. It is kept at once. */
  #typed(which, text) {
    if (which === "guideline") this.#typedAt = performance.now();
    const last = this.#waiting[which] ?? { cost: 0 };
    clearTimeout(last.timer);
    const tell = () => {
      const start = performance.now();
      this.#handle?.text(which, text);
      this.#waiting[which] = { cost: performance.now() - start };
    };
    if (last.cost < SLOW) return tell();
    if (which === "guideline") this.#desks?.keepText(text);
    this.#waiting[which] = { cost: last.cost, timer: setTimeout(tell, Math.min(1_000, 2 * last.cost)) };
  }

  /** Calls only when something is new. */
  #changed(name, value, call) {
    if (this.#shown[name] === value) return;
    this.#shown[name] = value;
    // In a later task: the component is in the middle of its update.
    queueMicrotask(call);
  }

  /** The preview, at once; while somebody writes, when writing pauses: the verdict comes before it. */
  #preview() {
    const now = performance.now();
    this.#asked ??= now;
    clearTimeout(this.#later);
    const pause = this.#typedAt + PAUSE - now;
    const rest = this.#asked + LATEST - now;
    this.#later = setTimeout(() => this.#show(), Math.max(0, Math.min(pause, rest)));
  }

  #show() {
    this.#asked = undefined;
    const what = this.#handle?.preview();
    if (!what || what === this.#shown.preview) return;
    this.#shown.preview = what;
    const { guideline, tasks, draft, language } = JSON.parse(what);
    Object.assign(this.#parts.judge, { annotator: this.#desks.name, locale: language, draft, tasks, guideline });
  }

  #shape({ pane, narrow, dark }) {
    const { page, frame } = this.#parts;
    page.dataset.pane = pane;
    frame.classList.toggle("narrow", narrow);
    frame.classList.toggle("dark", dark);
  }

  #end() {
    clearTimeout(this.#later);
    this.#proofs?.end();
    this.#comparing?.end();
    for (const editor of Object.values(this.#editors)) editor.end();
    this.#handle?.destroy();
    this.#handle = undefined;
    this.#editors = {};
    this.#parts = {};
    this.#shown = {};
    this.#root.replaceChildren();
  }

  /** Nothing typed is lost: it is kept, and the text itself stays in sight. */
  #stop(error) {
    const text = this.#editors.guideline?.text() ?? "";
    const page = document.createElement("div");
    page.className = "stopped";
    page.setAttribute("role", "alert");
    const said = document.createElement("p");
    said.textContent = "The studio has stopped. Your text is kept; reload to go on.";
    const why = document.createElement("pre");
    why.textContent = String(error?.message ?? error);
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Reload" });
    button.addEventListener("click", () => location.reload());
    const kept = document.createElement("textarea");
    Object.assign(kept, { value: text, readOnly: true, hidden: text === "", ariaLabel: "Your text" });
    page.append(said, button, kept, why);
    this.#handle = undefined;
    this.#root.replaceChildren(page);
  }
}

/** Defines the element, unless it is. */
export function define() {
  if (!customElements.get(TAG)) customElements.define(TAG, GradeglassStudio);
}
