// Times what an author waits for: from a key pressed in a guideline of 200 rules until the verdict that
// follows from it is in the page, and until that is painted.

const ROUNDS = 15;

/** A guideline of 200 rules over 40 fields of 8 options; the rules come first, so that they are in sight. */
function guideline(rules = 200) {
  const rule = (_, at) => `  - id: r${at}
    when: answer.f${at % 40} == "a" && answer.f${(at * 7 + 3) % 40} in ["b", "c"]
    require: answer.f${(at * 11 + 5) % 40} in ["a", "b", "d", "e"]
    message: { en: M }`;
  const options = [..."abcdefgh"].map((id) => `{ id: ${id}, label: { en: ${id} } }`).join(", ");
  const field = (_, at) => `  - { id: f${at}, kind: choice, required: true, label: { en: Field ${at} }, options: [${options}] }`;
  const list = (length, make) => Array.from({ length }, make).join("\n");
  return `gradeglass: 1
id: large
version: 1.0.0
title: { en: Large }
languages: [en]
rules:
${list(rules, rule)}
fields:
${list(40, field)}
`;
}

/** In the page. Comes true when the studio is there and has proved what it shows. */
const READY = `
const done = arguments[arguments.length - 1];
const root = () => document.querySelector("gradeglass-studio").shadowRoot;
const look = () => (root().querySelector(".studio")?.getAttribute("aria-busy") === null && root().querySelector(".proving")?.textContent === "All proved" ? done() : setTimeout(look, 50));
look();`;

/** In the page: types into the first rule's id, and waits for the verdict that names it. */
const TYPE = `
const [rounds, done] = arguments;
const root = document.querySelector("gradeglass-studio").shadowRoot;
const content = root.querySelector(".guideline .cm-content");
const verdict = root.querySelector(".verdict-body");
const settled = () => new Promise((resolve) => {
  let timer;
  const rest = () => (clearTimeout(timer), (timer = setTimeout(() => (watch.disconnect(), resolve()), 400)));
  const watch = new MutationObserver(rest);
  watch.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  rest();
});
const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage(0);
}));
(async () => {
  const times = [];
  content.focus();
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    const line = [...content.querySelectorAll(".cm-line")].find((it) => it.textContent.startsWith("  - id: r0"));
    // Chromium has a selection for each shadow root.
    const range = document.createRange();
    range.selectNodeContents(line);
    range.collapse(false);
    const selection = root.getSelection?.() ?? getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const named = (line.textContent + "x").replace("  - id: ", "");
    await painted();
    const start = performance.now();
    const told = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (!verdict.textContent.includes(named)) return;
        watch.disconnect();
        resolve(performance.now() - start);
      });
      watch.observe(verdict, { subtree: true, childList: true, characterData: true });
    });
    document.execCommand("insertText", false, "x");
    const verdictThere = await told;
    await painted();
    times.push([verdictThere, performance.now() - start]);
  }
  done(times);
})();`;

/** The best of some keys, as what else runs on the machine only adds to it: `{ verdict, painted }`, in milliseconds. */
export async function timeStudio(driver, address) {
  await driver.get(`${address}/studio.html`);
  await driver.executeAsyncScript(READY);
  await driver.executeScript("document.querySelector('gradeglass-studio').open(arguments[0])", guideline());
  await driver.executeAsyncScript(READY);
  const times = await driver.executeAsyncScript(TYPE, ROUNDS);
  const best = (at) => Math.min(...times.map((time) => time[at]));
  return { verdict: best(0), painted: best(1) };
}
