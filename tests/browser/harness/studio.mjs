// The studio as an author meets it: text by keyboard, panes by their names, the annotator's view by the
// very page object that drives it elsewhere.

import { By } from "selenium-webdriver";
import { Key, Page } from "./page.mjs";

export class Studio extends Page {
  constructor(driver) {
    super(driver, "gradeglass-studio");
  }

  /** Goes to the studio, and waits until it can be worked with. */
  async open(address) {
    await this.driver.get(address);
    await this.settled();
  }

  /** Comes true when the studio is there and everything is proved. */
  async settled() {
    const told = async () => `${await this.driver.getPageSource()}\n${JSON.stringify(await this.driver.executeScript("return window.faults ?? []"))}`;
    // WebKit's driver says that a page is there before its scripts have run.
    const there = async () => (await this.driver.executeScript(`
      const root = document.querySelector("gradeglass-studio")?.shadowRoot;
      return root?.querySelector(".studio")?.getAttribute("aria-busy") === null && Boolean(root.querySelector(".cm-content"))`)) === true;
    await this.until(there, "the studio is there", told);
  }

  /** Comes true when the proofs of the text as it is are done. */
  proved() {
    return this.until(async () => (await this.inside(`return root.querySelector(".proving")?.textContent`)) === "All proved", "all is proved", () => this.text());
  }

  /** Opens another guideline, as a page that embeds the studio does. */
  write(text) {
    return this.driver.executeScript("document.querySelector('gradeglass-studio').open(arguments[0])", text);
  }

  /** The guideline's text. */
  source() {
    return this.driver.executeScript("return document.querySelector('gradeglass-studio').text");
  }

  /** Types into the guideline after the first place where a text stands. */
  async typeAfter(found, ...keys) {
    const editor = await this.find(".guideline .cm-content");
    await this.click(editor);
    await this.chord(Key.CONTROL, Key.HOME);
    await this.chord(Key.CONTROL, "f");
    const field = await this.find(".cm-search input[name=search]");
    await field.clear();
    await field.sendKeys(found, Key.ENTER, Key.ESCAPE);
    await this.press(Key.END, ...keys);
  }

  /** What is said of the guideline: `{ code, text, line }`. */
  said() {
    return this.inside(`return [...root.querySelectorAll(".entry")].map((it) =>
      ({ code: it.dataset.code, text: it.querySelector(".jump").textContent.replace(/\\s+/g, " ").trim(), level: it.classList[1] }))`);
  }

  /** Comes true when something is said; gives all of it. */
  says(code) {
    const there = async () => {
      const said = await this.said();
      return said.some((one) => one.code === code) && said;
    };
    return this.until(there, `${code} is said`, () => this.inside(`return root.querySelector(".strip").innerText + root.querySelector(".cm-activeLine")?.textContent`));
  }

  /** Presses a button inside the entry that is said first with this code. */
  async pressIn(code, selector) {
    await this.click(await this.find(`.entry[data-code="${code}"] ${selector}`));
  }

  /** Presses a button by its words. */
  async pressNamed(words) {
    const named = async () => {
      for (const button of await this.all("button, summary")) if ((await button.getText()).trim() === words) return button;
      return null;
    };
    await this.click(await this.until(named, `there is a button ${words}`, () => this.text()));
  }

  /** Goes with Tab, or back with Shift and Tab, to the first thing that matches. Escape lets the editor go. */
  async tabTo(selector, { back = false } = {}) {
    await this.press(Key.ESCAPE);
    for (let presses = 0; presses < 80; presses += 1) {
      await (back ? this.chord(Key.SHIFT, Key.TAB) : this.press(Key.TAB));
      if (await this.inside("return root.activeElement?.matches(arguments[1]) ?? false", selector)) return;
    }
    throw new Error(`${selector} is not reached by Tab`);
  }

  /** Takes the place of the guideline's whole text, as somebody does who pastes. */
  async paste(text) {
    await this.inside(`root.querySelector(".guideline .cm-content").focus()`);
    await this.chord(Key.CONTROL, "a");
    return this.inside(`
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", arguments[1]);
      const event = new Event("paste", { bubbles: true, cancelable: true, composed: true });
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      root.querySelector(".guideline .cm-content").dispatchEvent(event);`, text);
  }

  /** Answers the dialog of the browser's own that a button opens, with these files. */
  async chooseFiles(words, ...files) {
    await this.driver.executeScript(`
      HTMLInputElement.prototype.click = function () {
        if (this.type !== "file") return;
        document.getElementById("chosen")?.remove();
        this.hidden = true; this.id = "chosen"; document.body.append(this);
      };`);
    await this.pressNamed(words);
    await this.driver.findElement(By.id("chosen")).sendKeys(files.join("\n"));
  }

  /** The annotator's view. */
  judge() {
    return new Preview(this.driver);
  }
}

/** The judge inside the studio. */
class Preview extends Page {
  async host() {
    const root = await this.driver.findElement(By.css("gradeglass-studio")).getShadowRoot();
    return root.findElement(By.css("gradeglass-judge"));
  }

  inside(script, ...values) {
    return this.driver.executeScript(
      `const host = document.querySelector("gradeglass-studio").shadowRoot.querySelector("gradeglass-judge"); const root = host.shadowRoot; ${script}`,
      "gradeglass-judge",
      ...values,
    );
  }
}

/** Opens the studio under the collector's own policy, and writes down what goes wrong on the page. */
export async function openStudio(scene, path = "/studio.html") {
  const studio = new Studio(scene.driver);
  await studio.open(`${scene.proxy.address}${path}`);
  await scene.driver.executeScript(`
    window.faults = []; window.published = [];
    document.addEventListener("securitypolicyviolation", (it) => window.faults.push("policy: " + it.effectiveDirective + " " + it.blockedURI));
    addEventListener("error", (it) => window.faults.push("error: " + it.message));
    addEventListener("unhandledrejection", (it) => window.faults.push("rejection: " + (it.reason?.message ?? it.reason)));
    addEventListener("gradeglass-publish", (it) => window.published.push(it.detail));`);
  return studio;
}
