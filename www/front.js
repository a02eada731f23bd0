/**
 * The front page: who judges, in which language, by which guideline.
 *
 * @module
 */

import { guidelines } from "./work.js";

const [form, list, state] = ["who", "guidelines", "state"].map((id) => document.getElementById(id));
const { annotator, locale } = form.elements;

annotator.value = localStorage.getItem("gradeglass-annotator") ?? `guest-${crypto.getRandomValues(new Uint16Array(1))[0]}`;
locale.value = localStorage.getItem("gradeglass-locale") ?? closest(navigator.languages);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", draw);

const found = await guidelines();
list.ariaBusy = "false";
draw();

function draw() {
  localStorage.setItem("gradeglass-annotator", annotator.value);
  localStorage.setItem("gradeglass-locale", locale.value);
  list.replaceChildren(...found.list.map(row));
  if (found.list.length === 0) state.textContent = "No guideline was found. Start the collector with: cargo xtask serve";
  else if (!found.collected) state.textContent = "No collector answers here: judgments are kept in this browser.";
}

function row({ id, title, tasks }) {
  const link = document.createElement("a");
  const query = new URLSearchParams({ guideline: id, annotator: annotator.value.trim() || "guest", locale: locale.value });
  link.href = `judge.html?${query}`;
  const language = locale.value in title ? locale.value : Object.keys(title)[0];
  const name = span("name", title[language] ?? id);
  name.lang = language;
  name.dir = "auto";
  link.append(name, span("quiet", tasks === 1 ? "1 task" : `${new Intl.NumberFormat("en").format(tasks)} tasks`));
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function span(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

/** The first of the browser's languages that the interface has. */
function closest(wanted) {
  const known = [...locale.options].map((option) => option.value);
  const same = (one, other) => one.split("-")[0] === other.split("-")[0];
  for (const tag of wanted) {
    const match = known.find((it) => it === tag) ?? known.find((it) => same(it, tag));
    if (match) return match;
  }
  return "en";
}
