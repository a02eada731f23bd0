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

let styling;
let module;
let glue;

/** Whether the style sheet is there. */
export const styled = () => sheet.cssRules.length > 2;

/** How many milliseconds the style sheet is waited for. */
const PATIENCE = 1_000;

/** Brings the style sheet, and waits for it: what is drawn before it would be seen plain, and then move. Where it
 *  does not come, or takes long, the page is plain, and works. */
export function style() {
  styling ??= text(`${base}gradeglass-judge.css`)
    .then((css) => sheet.replace(css))
    .catch(() => (styling = undefined));
  return Promise.race([styling, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

/** Brings the WebAssembly, beside its glue. A failure is tried again when somebody asks again. */
export function load() {
  module ??= Promise.all([import("./gradeglass_judge.js"), fetch(`${base}gradeglass_judge_bg.wasm`)])
    .then(async ([it, wasm]) => (await it.default({ module_or_path: wasm }), (glue = it)))
    .catch((error) => ((module = undefined), Promise.reject(error)));
  return module;
}

/** Where this script, the glue and the WebAssembly lie. */
const own = [import.meta.url, `${base}gradeglass_judge`];

/** Whether an error was thrown here, and not in a host's own script that was called from here. */
export function isOwn(error) {
  if (typeof error?.stack !== "string") return false;
  // Some browsers begin the stack with the error itself, and some have frames of nowhere in it.
  const words = String(error);
  const frames = error.stack.startsWith(words) ? error.stack.slice(words.length) : error.stack;
  const first = frames.trim().split("\n").find((line) => !/\[native code\]|<\?>.wasm-function/.test(line)) ?? "";
  return own.some((it) => first.includes(it));
}

/** How often the WebAssembly begins again within one visit: what fails more often is not mended by it. */
const MOST = 3;
let failures = 0;
let renewing = false;

/** Where the WebAssembly has stopped while it drew a result: the ids of its task and its own. These are set aside. */
export const aside = new Set();

/**
 * Begins the WebAssembly anew after it has stopped, once for all elements. From now on what is left of
 * it does nothing: its listeners, timers and promises. False where that has not helped before.
 */
export function renew(result) {
  if (renewing) return true;
  glue.__wbg_halt();
  for (const it of brought) it.end();
  failures += 1;
  if (failures > MOST || (result && aside.has(result))) return false;
  if (result) aside.add(result);
  renewing = true;
  // It is in the middle of stopping: the next begins when it has.
  module = new Promise((begin) => setTimeout(begin))
    .then(() => (glue.__wbg_reset_state(), glue))
    .finally(() => (renewing = false));
  return true;
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

/** A value as JSON. A BigInt is written as the whole number that it is, as far as readers of JSON keep those. */
export function json(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(value, whole);
  }
}

function whole(key, value) {
  if (typeof value !== "bigint") return value;
  if (!Number.isSafeInteger(Number(value))) throw `\`${key}\` is ${value}, and numbers keep about 15 digits; give it as a text`;
  return Number(value);
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
  // The settings too: the first touch waits for another process, and here there is nothing else to do.
  try {
    localStorage.length;
  } catch {
    // Denied: there are no settings.
  }
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

/** What is in the page, or on its way. */
const brought = new Set();

const parts = {
  preview: () => import("./judge-preview.js"),
  drawing: () => import("./judge-drawing.js"),
  player: () => import("./judge-player.js"),
  lens: () => import("./judge-lens.js"),
};

/**
 * A part of the page that is seldom needed, brought when it is, by its name in `parts`. It owns `slot`
 * until `end`. What does not come is told as `failed`, with 1; of media that cannot be shown a part says the same with 0.
 *
 * @param {string} name
 * @param {HTMLElement} slot
 * @param {{ tell: (what: string, value: number, trusted: boolean) => void }} given
 * @param {object} state - What `set` may change later.
 */
export function part(name, slot, given, state) {
  let made;
  let ended = false;
  const it = {
    set: (changed) => (made ? made.set(changed) : Object.assign(state, changed)),
    end: () => (brought.delete(it), (ended = true), made?.end()),
  };
  brought.add(it);
  parts[name]().then(
    (module) => ended || (made = module.mount(slot, given, state)),
    () => ended || given.tell("failed", 1, true),
  );
  return it;
}
