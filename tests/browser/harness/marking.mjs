// Marks stretches of a text as a person does: by dragging a pointer over it, or by keys.

import { Key } from "./page.mjs";
import { browserName } from "./settings.mjs";

/** Drags the pointer from before the first to after the last UTF-16 code unit of a stretch. */
export async function markByPointer(page, { start, end }) {
  const [from, to] = await page.inside(
    `const text = root.querySelector(".markable");
     text.scrollIntoView({ block: "center" });
     const at = (offset) => {
       const runs = [...text.children].filter((run) => Number(run.dataset.start) <= offset);
       const run = runs.at(-1);
       return [run.firstChild, offset - Number(run.dataset.start)];
     };
     const rtl = getComputedStyle(text).direction === "rtl";
     const all = text.textContent;
     const box = (offset) => {
       const range = document.createRange();
       const [node, within] = at(offset);
       range.setStart(node, within);
       range.setEnd(node, within + 1);
       return range.getBoundingClientRect();
     };
     // Numbers run to the right within text that runs to the left. Chromium lets a stretch begin
     // where reading comes to a number, on the right of it; Firefox at its first digit, on the left.
     const plain = (offset) => /[0-9A-Za-z]/.test(all[offset] ?? " ");
     const between = (offset) => /[.,:]/.test(all[offset] ?? " ") && plain(offset - 1) && plain(offset + 1);
     const inNumber = (offset) => rtl && (plain(offset) || between(offset));
     const edge = (offset, leading) => {
       const step = leading ? 1 : -1;
       const isWhole = arguments[3] && inNumber(offset) && !inNumber(offset - step);
       let far = offset;
       while (isWhole && inNumber(far + step)) far += step;
       const { left, right, top, width, height } = box(far);
       const runsRight = !rtl || (inNumber(offset) && !isWhole);
       const onLeft = leading === runsRight;
       const inset = Math.min(1, width / 4);
       return { x: Math.round(onLeft ? left + inset : right - inset), y: Math.round(top + height / 2) };
     };
     return [edge(arguments[1], true), edge(arguments[2] - 1, false)];`,
    start,
    end,
    browserName === "chromium",
  );
  await page.driver.actions().move(from).press().move({ ...to, duration: 50 }).release().perform();
}

/** Goes to a stretch grapheme by grapheme, extends over it, and marks it. */
export async function markByKeys(page, { start, end }, text) {
  await page.inside('root.querySelector(".markable").focus()');
  const forward = (await page.inside('return getComputedStyle(root.querySelector(".markable")).direction')) === "rtl" ? Key.ARROW_LEFT : Key.ARROW_RIGHT;
  const count = (from, to) => [...new Intl.Segmenter().segment(text.slice(from, to))].length;
  const actions = page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.HOME);
  for (let at = count(0, start); at > 0; at--) actions.sendKeys(forward);
  actions.keyDown(Key.SHIFT);
  for (let at = count(start, end); at > 1; at--) actions.sendKeys(forward);
  await actions.keyUp(Key.SHIFT).keyUp(Key.CONTROL).sendKeys(Key.ENTER).perform();
}

/** The quotes of all marks, as they are listed. */
export function marks(page) {
  return page.inside('return [...root.querySelectorAll(".marks q")].map((it) => it.textContent)');
}
