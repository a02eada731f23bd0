/**
 * Brings what `<gradeglass-judge>` needs besides its class, once for all elements of the page, and
 * says so when it does not come.
 *
 * @module
 */

/** Where this module, the WebAssembly, the style sheet and the locales lie. */
export const base = new URL("./", import.meta.url).href;

/** The languages in `locales/`. */
export const locales = ["en", "pt-BR", "ar"];

/** One sheet for all elements; the first line does until the file is there. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(":host{display:block}:host([hidden]){display:none}");

let styled;
let module;

/** Brings the style sheet. Without it the page is plain, and works. */
export function style() {
  styled ??= text(`${base}gradeglass-judge.css`)
    .then((css) => sheet.replace(css))
    .catch(() => (styled = undefined));
}

/** Brings the WebAssembly, beside its glue. A failure is tried again when somebody asks again. */
export function load() {
  module ??= Promise.all([import("./gradeglass_judge.js"), fetch(`${base}gradeglass_judge_bg.wasm`)])
    .then(async ([glue, wasm]) => (await glue.default({ module_or_path: wasm }), glue))
    .catch((error) => ((module = undefined), Promise.reject(error)));
  return module;
}

/** Brings the presets, for a connection that asks for one. */
export const presets = () => import("./presets.js").then((it) => it.load());

const answers = new Map();

/** Asks for a document at once, so that it is there when the WebAssembly is. What is no address is passed over. */
export function ask(address) {
  if (typeof address !== "string" || address.trim() === "" || answers.has(address)) return;
  const answer = fetch(address);
  // Nobody may ever look at it.
  answer.catch(() => {});
  answers.set(address, answer);
}

/** The answer to what was asked for, once; what did not come is asked for again. */
export function asked(address) {
  const answer = answers.get(address);
  answers.delete(address);
  return answer?.catch(() => fetch(address));
}

let opened;

/** Opens the store while the WebAssembly comes. One that is not there, or of another version, is left to the WebAssembly. */
export function open() {
  opened ??= new Promise((resolve) => {
    const asked = indexedDB.open("gradeglass");
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onerror = (event) => (event.preventDefault(), resolve(null));
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
  }).catch(() => null);
}

/** The store as it was opened, once: the next who asks opens one of its own. */
export function store() {
  const promise = opened;
  opened = null;
  return promise ?? undefined;
}

/** Brings what seals work in the browser, for a host that gives a key. */
export const vault = (key) => import("./judge-vault.js").then((it) => it.vault(key));

async function text(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}

let warned = false;

/** Says, once, what the frame around the page allows that covers cannot hold against. */
export function warn() {
  if (warned || window === window.top) return;
  const known = [["fullscreen", document.fullscreenEnabled], ["picture-in-picture", document.pictureInPictureEnabled]];
  const allowed = known.filter(([, on]) => on).map(([name]) => name);
  if (allowed.length === 0) return;
  warned = true;
  console.warn(`<gradeglass-judge>: the frame around this page allows ${allowed.join(" and ")}, where covers do not hold. Take that from its "allow" and "allowfullscreen", or send "Permissions-Policy: ${allowed.map((name) => `${name}=()`).join(", ")}".`);
}

/** What is said when no WebAssembly is there to say it: not loaded, stopped, reload. */
const words = {
  en: ["This page did not load. Your answers are kept.", "This page has stopped working. Your answers are kept.", "Reload"],
  pt: [
    "Esta página não carregou. Suas respostas estão guardadas.",
    "Esta página parou de funcionar. Suas respostas estão guardadas.",
    "Recarregar",
  ],
  ar: ["لم تُحمَّل هذه الصفحة. إجاباتك محفوظة.", "توقفت هذه الصفحة عن العمل. إجاباتك محفوظة.", "إعادة التحميل"],
};

/** A static page in place of everything. `retry` is called by its one button. */
export function cover(stopped, locale, retry) {
  const language = Object.hasOwn(words, locale.split("-")[0]) ? locale.split("-")[0] : "en";
  const [notLoaded, notWorking, again] = words[language];
  const page = document.createElement("div");
  page.className = "stopped";
  page.part = "stopped";
  page.lang = language;
  page.dir = language === "ar" ? "rtl" : "ltr";
  page.setAttribute("role", "alert");
  const said = document.createElement("p");
  said.textContent = stopped ? notWorking : notLoaded;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = again;
  button.addEventListener("click", retry);
  page.append(said, button);
  return page;
}

/** What stands there until the WebAssembly has come. */
export function skeleton() {
  const page = document.createElement("div");
  page.className = "skeleton";
  page.part = "skeleton";
  page.setAttribute("aria-busy", "true");
  return page;
}

const parts = {
  preview: () => import("./judge-preview.js"),
  drawing: () => import("./judge-drawing.js"),
  player: () => import("./judge-player.js"),
  lens: () => import("./judge-lens.js"),
};

/**
 * A part of the page that is seldom needed, brought when it is, by its name in `parts`. It owns `slot`
 * until `end`. What does not come is told as `failed`.
 *
 * @param {string} name
 * @param {HTMLElement} slot
 * @param {{ tell: (what: string, value: number, trusted: boolean) => void }} given
 * @param {object} state - What `set` may change later.
 */
export function part(name, slot, given, state) {
  let made;
  let ended = false;
  parts[name]().then(
    (module) => ended || (made = module.mount(slot, given, state)),
    () => ended || given.tell("failed", 0, true),
  );
  return {
    set: (changed) => (made ? made.set(changed) : Object.assign(state, changed)),
    end: () => ((ended = true), made?.end()),
  };
}
