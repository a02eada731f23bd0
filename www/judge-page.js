/**
 * The page that gives the element the whole window: `judge.html?guideline=…&annotator=…&locale=…`.
 *
 * @module
 */

import "./gradeglass-judge.js";
import { attributes } from "./work.js";

const asked = new URLSearchParams(location.search);
const annotator = asked.get("annotator") ?? "guest";
const locale = asked.get("locale");
const guideline = asked.get("guideline");

if (guideline === null) location.replace("./");
else {
  const element = document.createElement("gradeglass-judge");
  const all = { ...(await attributes(guideline, annotator)), annotator, ...(locale && { locale }) };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  document.documentElement.lang = locale ?? "en";
  document.documentElement.dir = locale?.startsWith("ar") ? "rtl" : "ltr";
  document.querySelector("main").append(element);
}
