// The judge page as a person meets it: keys, pointer, what can be read. Nothing here knows how the
// element is made inside, beyond roles, names and parts.

import assert from "node:assert/strict";
import { By, Key, error } from "selenium-webdriver";
import { patience } from "./settings.mjs";

export { Key };

const CARD = '[part~="card"]';

/** What is thrown while something is replaced. WebKit's driver forgets shadow roots now and then, and calls them detached. */
const PASSING = [error.StaleElementReferenceError, error.NoSuchElementError, error.NoSuchShadowRootError, error.DetachedShadowRootError];

export class Page {
  constructor(driver, element = "gradeglass-judge") {
    this.driver = driver;
    this.element = element;
  }

  /** Goes to an address, and waits until the element is ready to be worked with. */
  async open(address) {
    await this.driver.get(address);
    await this.ready();
  }

  /** Comes true when a task is open. */
  async ready() {
    const told = async () => JSON.stringify([await this.text(), await this.heard(), await this.driver.executeScript("return window.faults ?? []")]);
    await this.until(async () => (await this.all(CARD))[0], "a task is open", told);
  }

  /** Puts focus into the element, as a click on the margin of the first card does. */
  async enter() {
    await this.click(await this.find(`${CARD} .card-number`));
  }

  /** The card of a result. */
  card(result) {
    return this.find(`${CARD}[data-result="${result}"]`);
  }

  /** The options that are chosen, as `{ result: [option…] }`, of the cards that are in the page. */
  chosen() {
    return this.inside(
      `return Object.fromEntries([...root.querySelectorAll(arguments[1])].map((card) =>
        [card.dataset.result, [...card.querySelectorAll('[data-option][aria-checked="true"]')].map((it) => it.dataset.option)]))`,
      CARD,
    );
  }

  /** Comes true when these options, and no others, are chosen in these cards. */
  async shows(expected) {
    const matches = async () => {
      const chosen = await this.chosen();
      return Object.entries(expected).every(([result, options]) => JSON.stringify(chosen[result]) === JSON.stringify([options].flat()));
    };
    return this.until(matches, `chosen: ${JSON.stringify(expected)}`, async () => JSON.stringify(await this.chosen()));
  }

  /** The result that the annotator is at. */
  current() {
    return this.inside(`return root.querySelector('[part~="card"].current')?.dataset.result ?? null`);
  }

  /** The texts of all findings in sight. */
  findings() {
    return this.inside(`return [...root.querySelectorAll('[part~="finding"] .finding-text')].map((it) => it.innerText.trim())`);
  }

  /** The button that submits. */
  submitButton() {
    return this.find('[part~="submit"]');
  }

  /** The host element. */
  host() {
    return this.driver.findElement(By.css(this.element));
  }

  /** The shadow root. */
  async root() {
    return (await this.host()).getShadowRoot();
  }

  /** All elements inside that match. */
  async all(selector) {
    return (await this.root()).findElements(By.css(selector));
  }

  /** The first element inside that matches, once there is one. */
  async find(selector) {
    return this.until(async () => (await this.all(selector))[0], `there is ${selector}`);
  }

  /** Everything that can be read inside. */
  async text() {
    return this.inside("return root.firstElementChild ? [...root.children].map((it) => it.innerText ?? '').join('\\n') : ''");
  }

  /** Comes true when the text inside matches. */
  async reads(pattern) {
    const matches = async () => {
      const text = await this.text();
      return typeof pattern === "string" ? text.includes(pattern) : pattern.test(text);
    };
    return this.until(matches, `the page reads ${pattern}`, () => this.text());
  }

  /** Runs a script with `root` and `host`. */
  inside(script, ...values) {
    return this.driver.executeScript(
      `const host = document.querySelector(arguments[0]); const root = host.shadowRoot; ${script}`,
      this.element,
      ...values,
    );
  }

  /** Waits until the condition gives something. An element that is replaced meanwhile is no failure. */
  async until(condition, what, told) {
    const tolerant = async () => {
      try {
        return await condition();
      } catch (fault) {
        if (PASSING.some((kind) => fault instanceof kind)) return null;
        throw fault;
      }
    };
    try {
      return await this.driver.wait(tolerant, patience, what, 25);
    } catch (fault) {
      if (told) fault.message += `\n--- instead:\n${await told()}`;
      throw fault;
    }
  }

  /** Presses keys, one after the other, wherever focus is. */
  async press(...keys) {
    await keys.reduce((actions, key) => actions.sendKeys(key), this.driver.actions()).perform();
  }

  /** Presses a key while others are held. */
  async chord(...keys) {
    const actions = this.driver.actions();
    for (const key of keys.slice(0, -1)) actions.keyDown(key);
    actions.sendKeys(keys.at(-1));
    for (const key of keys.slice(0, -1).reverse()) actions.keyUp(key);
    await actions.perform();
  }

  /** Clicks as a pointer does, after scrolling to what is out of sight. */
  async click(element) {
    await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", element);
    await this.driver.actions().move({ origin: element }).click().perform();
  }

  /** Clicks into what takes text, and types when it has focus. */
  async type(element, text) {
    await this.click(element);
    const id = await element.getAttribute("id");
    const told = async () => JSON.stringify(await this.focused());
    await this.until(async () => (await this.focused())?.id === id, `focus is in ${id}`, told);
    await this.press(...text);
  }

  /** The element inside that has focus, as `{ tag, id, name, text }`; none when focus is outside. */
  focused() {
    return this.inside(
      `const it = root.activeElement; if (!it) return null;
       const name = it.getAttribute("aria-label") ?? it.labels?.[0]?.innerText ?? "";
       return { tag: it.localName, id: it.id, part: it.getAttribute("part") ?? "", name, text: (it.innerText ?? "").trim() };`,
    );
  }

  /** Starts to write down the element's events. */
  async listen() {
    await this.driver.executeScript(
      `const names = ["ready", "change", "submit", "stored", "delivered", "rejected", "exposure", "break", "error"];
       window.heard = [];
       for (const name of names)
         addEventListener("gradeglass-" + name, (event) => window.heard.push({ name, detail: JSON.parse(JSON.stringify(event.detail ?? null)) }));`,
    );
  }

  /** The events so far, all or of one name. */
  async heard(name) {
    const events = await this.driver.executeScript("return window.heard ?? []");
    return name ? events.filter((event) => event.name === name) : events;
  }

  /** Comes true when there have been so many events of a name; gives them. */
  async hears(name, count = 1) {
    const enough = async () => {
      const events = await this.heard(name);
      return events.length >= count && events;
    };
    const told = async () => JSON.stringify((await this.heard()).map((event) => event.name));
    return this.until(enough, `${count} × gradeglass-${name}`, told);
  }

  /** Fails when the page broke its Content-Security-Policy or threw an error. */
  async assertClean() {
    const faults = await this.driver.executeScript("return window.faults ?? []");
    assert.deepEqual(faults, [], "violations of the policy, and errors, on the page");
  }
}
