/**
 * The page that gives the studio the whole window: `studio.html?locale=…`.
 *
 * @module
 */

import "./gradeglass-studio.js";

const locale = new URLSearchParams(location.search).get("locale") ?? localStorage.getItem("gradeglass-locale");
const element = document.createElement("gradeglass-studio");
if (locale) {
  element.setAttribute("locale", locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = locale.startsWith("ar") ? "rtl" : "ltr";
}
document.querySelector("main").append(element);
