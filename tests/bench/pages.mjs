// What the server hands out: each page with all it loads, under its own folder.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { filmGuideline, filmTasks, guideline, survey, tasks } from "./content.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const own = (name) => ({ file: join(here, "pages", name) });
const text = (text) => ({ text });
const json = (value) => text(JSON.stringify(value));

const html = (head, body) =>
  text(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>${head}<body><main>${body}</main>`);

const GRADEGLASS = html(
  '<link rel="preload" href="gradeglass_judge_bg.wasm" as="fetch" crossorigin>' +
    '<script type="module" src="gradeglass-judge.js"></script><script type="module" src="/pages/gradeglass.js"></script>',
  '<gradeglass-judge guideline="guideline.json" tasks="tasks.json" annotator="bench"></gradeglass-judge>',
);
const SURVEY = html(
  '<link rel="stylesheet" href="survey-core.fontless.min.css"><script src="survey.core.min.js"></script>' +
    '<script src="survey-js-ui.min.js"></script><script type="module" src="/pages/survey.js"></script>',
  "",
);

const FILM = '<video src="/film.webm" width="960" height="540" muted autoplay></video>';
const COVERS = {
  record: html('<script type="module" src="/pages/record.js"></script>', ""),
  plain: html('<script type="module" src="/pages/covers.js"></script>', FILM),
  blur: html('<script type="module" src="/pages/covers.js"></script><link rel="stylesheet" href="/pages/blur.css">', FILM),
};
const COVERED = html(
  '<script type="module" src="gradeglass-judge.js"></script><script type="module" src="/pages/covers.js"></script>',
  '<gradeglass-judge guideline="guideline.json" tasks="tasks.json" annotator="bench"></gradeglass-judge>',
);

/** A finder for the server. `dist` is the folder of built pages; `films` has what was recorded. */
export function finder(dist, films = {}) {
  return (path) => {
    if (path === "/film.webm") return films.recorded && { bytes: films.recorded, type: "video/webm" };
    const [, area, count, ...rest] = path.split("/");
    const name = rest.join("/");
    if (area === "pages") return own(count);
    if (area === "gradeglass") return gradeglass(Number(count), name, dist);
    if (area === "survey") return surveyjs(Number(count), name);
    if (area === "covers") return covers(count, name, dist);
    return undefined;
  };
}

function gradeglass(count, name, dist) {
  if (name === "") return GRADEGLASS;
  if (name === "guideline.json") return json(guideline);
  if (name === "tasks.json") return json(tasks(count));
  return existing(join(dist, name));
}

function covers(kind, name, dist) {
  if (name === "") return COVERS[kind] ?? COVERED;
  if (name === "guideline.json") return json(filmGuideline);
  if (name === "tasks.json") return json(filmTasks);
  return existing(join(dist, name));
}

function surveyjs(count, name) {
  if (name === "") return SURVEY;
  if (name === "form.json") return json(survey(count));
  const folder = name.startsWith("survey-js-ui") ? "survey-js-ui" : "survey-core";
  return existing(join(packages, folder, name));
}

function existing(file) {
  try {
    readFileSync(file);
    return { file };
  } catch {
    return undefined;
  }
}
