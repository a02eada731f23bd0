// What `cargo xtask test` found, with what a person gets who runs one file by hand:
//   node --test tests/browser/cases/judging.test.mjs

import { fileURLToPath } from "node:url";
import { join } from "node:path";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
const { env } = process;

/** Which browser drives the page: `chromium`, `firefox` or `webkit`. */
export const browserName = env.GRADEGLASS_BROWSER ?? "chromium";

const [ownProgram, ownDriver] = {
  chromium: ["chromium", "chromedriver"],
  firefox: ["firefox-esr", "geckodriver"],
  webkit: [`/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-4.1/MiniBrowser`, "WebKitWebDriver"],
}[browserName];

/** The browser's program, the program that drives it, and what gives a display to one that needs it. */
export const browserProgram = env.GRADEGLASS_BROWSER_PROGRAM ?? ownProgram;
export const driverProgram = env.GRADEGLASS_DRIVER ?? ownDriver;
export const displayProgram = env.GRADEGLASS_DISPLAY ?? "Xvfb";

/** The host program, the built pages, the Python with ir_measures, and where screenshots go. */
export const gradeglass = env.GRADEGLASS_PROGRAM ?? join(root, "target/debug/gradeglass");
export const pages = env.GRADEGLASS_PAGES ?? join(root, "dist");
export const python = env.GRADEGLASS_PYTHON ?? join(root, "target/venv/bin/python");
/** The Python with the packages of tests/python/receivers.txt. */
export const receiversPython = env.GRADEGLASS_RECEIVERS ?? join(root, "target/receivers/bin/python");
export const screenshots = env.GRADEGLASS_SCREENSHOTS ?? join(root, "target/screenshots", browserName);

/** The portal made with Yew, compiled and bound. */
export const yewHost = env.GRADEGLASS_YEW_HOST ?? join(root, "target/pages/quick/gradeglass_yew_host");

/** Public data beside the repository; tests that need it say so when it is not there. */
export const sharedData = join(root, "../shared/data");

/** How long a condition may take to come true before a test fails, in milliseconds. */
export const patience = 15_000;
