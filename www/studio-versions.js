/**
 * The worker that compares versions beside the studio: see `studio-steps.js`.
 *
 * @module
 */

import { Steps } from "./studio-steps.js";

/** What came before the WebAssembly was there. */
const early = [];
let steps = { take: (message) => early.push(message) };
addEventListener("message", ({ data }) => steps.take(data));

const module = await import("./gradeglass_studio_module.js");
await module.default();
steps = new Steps(new module.Beside(), (what) => postMessage(what));
early.forEach((message) => steps.take(message));
