// Screenshots, kept for people to look at.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { screenshots } from "./settings.mjs";

/** Keeps what the window shows as `NAME.png`. */
export async function keepShot(driver, name) {
  mkdirSync(screenshots, { recursive: true });
  writeFileSync(join(screenshots, `${name}.png`), await driver.takeScreenshot(), "base64");
}
