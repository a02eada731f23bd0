// WebKit as Debian brings it: WebKitWebDriver drives a small browser, which needs a display and is
// given one in memory. Nothing that it stores outlives it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Builder } from "selenium-webdriver";
import { freePort } from "./ports.mjs";
import { browserProgram, displayProgram, driverProgram } from "./settings.mjs";

/** How long the driver may take to answer first, in milliseconds. */
const PATIENCE = 15_000;

export class WebKit {
  /** Starts a display, the driver on it, and the browser. */
  static async start({ size: [width, height], dark, still, languages }, profile) {
    const webkit = new WebKit();
    const display = await webkit.#display(Math.max(width, 1280), Math.max(height, 900), profile);
    webkit.#memory = join(profile, "Xvfb_screen0");
    const port = await freePort();
    const environment = {
      ...process.env,
      DISPLAY: `:${display}`,
      HOME: profile,
      XDG_DATA_HOME: profile,
      XDG_CACHE_HOME: profile,
      XDG_CONFIG_HOME: profile,
      LANGUAGE: languages ?? "en",
      GTK_THEME: dark ? "Adwaita:dark" : "Adwaita",
      // Its sandbox cannot be set up by root, nor in most containers. What it opens is our own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    };
    mkdirSync(join(profile, "gtk-3.0"));
    writeFileSync(join(profile, "gtk-3.0/settings.ini"), `[Settings]\ngtk-enable-animations=${still ? 0 : 1}\n`);
    webkit.#spawn(driverProgram, [`--port=${port}`], { env: environment, stdio: "ignore" });
    const address = `http://127.0.0.1:${port}`;
    await answers(`${address}/status`);
    const flags = ["--automation", ...(dark ? ["--dark-mode"] : [])];
    const capabilities = { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: browserProgram, args: flags } };
    webkit.driver = await new Builder().disableEnvironmentOverrides().usingServer(address).withCapabilities(capabilities).build();
    await webkit.driver.manage().window().setRect({ x: 0, y: 0, width, height });
    return webkit;
  }

  #processes = [];
  #memory;

  /** The pixels of the display as it is now, as `pixels` gives those of a PNG, blue first. */
  screen() {
    const file = readFileSync(this.#memory);
    const head = (at) => file.readUInt32BE(at * 4);
    const [size, width, height, line, colours] = [head(0), head(4), head(5), head(12), head(19)];
    const start = size + colours * 12;
    return { width, height, channels: 4, data: file.subarray(start, start + line * height) };
  }

  /** Ends all of it. */
  async quit() {
    await this.driver?.quit().catch(() => {});
    this.kill();
  }

  /** Ends all of it without a word: a browser does not outlive its display. */
  kill() {
    for (const it of this.#processes.reverse()) it.kill("SIGKILL");
    this.#processes = [];
  }

  #spawn(program, flags, options) {
    const it = spawn(program, flags, options);
    this.#processes.push(it);
    return it;
  }

  /** A display of its own, so that nothing else takes its focus; gives its number. */
  async #display(width, height, folder) {
    const flags = ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp", "-noreset", "-fbdir", folder];
    const it = this.#spawn(displayProgram, flags, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    const [number] = await once(it.stdio[3], "data");
    return String(number).trim();
  }
}

/** Comes true when somebody answers there. */
async function answers(address) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await fetch(address);
    } catch (fault) {
      if (Date.now() > end) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
