/**
 * A line that is wrapped goes on under its own words, not under its margin. By classes: a strict policy
 * lets no style be written on an element.
 *
 * @module
 */

import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

/** Lines that begin further in than this go on as if they began here, in characters. */
const MOST = 40;

/** Left of each line, in pixels, as the editor has it. */
const MARGIN = 6;

const widths = Array.from({ length: MOST + 1 }, (_, width) => width);
const lines = widths.map((width) => Decoration.line({ class: `cm-hang-${width}` }));
const theme = EditorView.theme(Object.fromEntries(widths.map((width) => [
  `.cm-line.cm-hang-${width}`, { textIndent: `-${width}ch`, paddingInlineStart: `calc(${MARGIN}px + ${width}ch)` },
])));

/** Where its words begin: after blanks and dashes; a little further, to tell it from the next line. */
const hang = (text) => Math.min(MOST, /^ *(?:- +)*/.exec(text)[0].length + 2);

const seen = (view) => {
  const ranges = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      ranges.push(lines[hang(line.text)].range(line.from));
      at = line.to + 1;
    }
  }
  return Decoration.set(ranges);
};

const plugin = ViewPlugin.define((view) => ({
  decorations: seen(view),
  update(update) {
    if (update.docChanged || update.viewportChanged) this.decorations = seen(update.view);
  },
}), { decorations: (value) => value.decorations });

export const hanging = [theme, plugin];
