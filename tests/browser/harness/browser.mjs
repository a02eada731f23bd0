// Starts and ends a browser on a profile of its own; can kill it as a power cut would, and start it
// again on the same profile.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { Builder } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import firefox from "selenium-webdriver/firefox.js";
import { browserName, browserProgram, driverProgram } from "./settings.mjs";
import { WebKit } from "./webkit.mjs";

const CHROMIUM_FLAGS = [
  "--headless=new",
  "--no-sandbox", // Chromium refuses to run as root with it.
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-search-engine-choice-screen",
  "--force-device-scale-factor=1",
];

/** Nothing of Firefox's own may reach for the network, or open a page. */
const FIREFOX_SETTINGS = {
  "app.update.enabled": false,
  "browser.aboutConfig.showWarning": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "extensions.update.enabled": false,
  "browser.sessionstore.resume_from_crash": false,
};

export class Browser {
  /**
   * Starts a browser. `dark`, `forced` (colours), `still` (reduced motion), `languages` and `size`
   * ([width, height]) are what its user has set.
   */
  static async start(options = {}) {
    const browser = new Browser();
    browser.options = { size: [1280, 900], dark: false, ...options };
    browser.profile = mkdtempSync(join(tmpdir(), "gradeglass-profile-"));
    await browser.#launch();
    return browser;
  }

  /** Ends it without a warning to any page, and starts it again on the same profile. */
  async crashAndRestart() {
    this.#kill();
    for (const lock of ["SingletonLock", "SingletonSocket", "SingletonCookie", "lock", ".parentlock"]) {
      rmSync(join(this.profile, lock), { force: true });
    }
    await this.#launch();
  }

  /** Closes it and removes its profile. */
  async quit() {
    if (this.webkit) await this.webkit.quit();
    else await this.driver.quit().catch(() => this.#kill());
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  /** Sets the size of the page, also below what a window may have. */
  async resize(width, height) {
    if (browserName === "chromium") {
      const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
      await this.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", metrics);
      return;
    }
    const read = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
    const [sides, bars] = await this.driver.executeScript(read);
    await this.driver.manage().window().setRect({ width: width + sides, height: height + bars });
    // Firefox and WebKit have no window below 450 to 500 pixels: there, the document is made narrower.
    // The element goes by its own width, not by the window's.
    const narrow = "document.documentElement.style.inlineSize = innerWidth > arguments[0] ? `${arguments[0]}px` : ''";
    await this.driver.executeScript(narrow, width);
  }

  async #launch() {
    this.driver = await this.#build();
    await this.driver.manage().setTimeouts({ script: 30_000, pageLoad: 60_000 });
    if (browserName === "chromium") await this.#emulate();
  }

  async #build() {
    if (browserName === "webkit") {
      this.webkit = await WebKit.start(this.options, this.profile);
      return this.webkit.driver;
    }
    const builder = new Builder();
    if (browserName === "firefox") {
      builder.forBrowser("firefox").setFirefoxOptions(this.#firefox());
      builder.setFirefoxService(new firefox.ServiceBuilder(onPath(driverProgram)));
    } else {
      builder.forBrowser("chrome").setChromeOptions(this.#chromium());
      builder.setChromeService(new chrome.ServiceBuilder(onPath(driverProgram)));
    }
    return builder.build();
  }

  /** What Chromium has no flag for. */
  async #emulate() {
    const { forced, still } = this.options;
    const features = [
      ...(forced ? [{ name: "forced-colors", value: "active" }] : []),
      ...(still ? [{ name: "prefers-reduced-motion", value: "reduce" }] : []),
    ];
    if (features.length > 0) await this.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features });
  }

  #chromium() {
    const options = new chrome.Options();
    options.setChromeBinaryPath(onPath(browserProgram));
    const [width, height] = this.options.size;
    options.addArguments(...CHROMIUM_FLAGS, `--user-data-dir=${this.profile}`);
    options.addArguments(`--window-size=${width},${height}`);
    if (this.options.dark) options.addArguments("--force-dark-mode");
    if (this.options.languages) options.addArguments(`--lang=${this.options.languages}`);
    return options;
  }

  #firefox() {
    const options = new firefox.Options();
    options.setBinary(onPath(browserProgram));
    const [width, height] = this.options.size;
    options.addArguments("-headless", "-profile", this.profile);
    options.addArguments(`--width=${width}`, `--height=${height}`);
    for (const [name, value] of Object.entries(FIREFOX_SETTINGS)) options.setPreference(name, value);
    options.setPreference("layout.css.prefers-color-scheme.content-override", this.options.dark ? 0 : 1);
    if (this.options.forced) options.setPreference("browser.display.document_color_use", 2);
    if (this.options.still) options.setPreference("ui.prefersReducedMotion", 1);
    if (this.options.languages) options.setPreference("intl.accept_languages", this.options.languages);
    return options;
  }

  /** Kills every process that was started with our profile, and the driver. */
  #kill() {
    for (const id of processesNaming(this.profile)) {
      try {
        process.kill(id, "SIGKILL");
      } catch {
        // It ended with its parent.
      }
    }
  }
}

function processesNaming(text) {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return ids.filter((id) => commandOf(id).includes(text)).map(Number);
}

function commandOf(id) {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** The driver wants whole paths. */
function onPath(program) {
  if (isAbsolute(program)) return program;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.find((folder) => spawnSync("test", ["-x", join(folder, program)]).status === 0);
  return found ? join(found, program) : program;
}
