/**
 * Defines `<gradeglass-studio>`: all that a page has to load.
 *
 * @module
 */

import { define } from "./studio-element.js";

export { GradeglassStudio, define, version } from "./studio-element.js";

define();
