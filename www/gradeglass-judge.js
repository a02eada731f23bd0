/**
 * Defines `<gradeglass-judge>`: all that a page has to load.
 *
 * A page that wants the class without defining it, or a closed shadow root (pages that are made
 * with Yew themselves need one), imports `judge-element.js` and calls `define({ shadow: "closed" })`.
 *
 * @module
 */

// Named here too, so that both come at once and not one after the other.
import "./judge-loading.js";
import { define } from "./judge-element.js";

export { GradeglassJudge, define, version } from "./judge-element.js";

define();
