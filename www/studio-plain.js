/**
 * A plain text area in place of the editor, where the editor did not come: everything but its colours,
 * completion and underlines works.
 *
 * @module
 */

export function mount(parent, { label, text, changed }) {
  const area = document.createElement("textarea");
  Object.assign(area, { value: text, className: "plain", spellcheck: false, ariaLabel: label });
  area.addEventListener("input", () => changed(written()));
  parent.append(area);
  // An area knows no other ends of lines than its own.
  let ends = endsOf(text);
  const written = () => area.value.replaceAll("\n", ends);
  const write = (text) => {
    if (text === written()) return;
    ends = endsOf(text);
    area.value = text;
    changed(written());
  };
  const offset = ({ line, column }) => {
    const lines = area.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
    return before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  };
  return {
    text: written,
    setText: write,
    edit(edits) {
      const ordered = edits.map(({ from, to, text }) => [offset(from), offset(to), text]).sort((one, other) => other[0] - one[0]);
      write(ordered.reduce((all, [from, to, text]) => all.slice(0, from) + text + all.slice(to), area.value).replaceAll(/\r?\n/g, ends));
    },
    underline() {},
    mark() {},
    reveal(from, to) {
      area.focus();
      area.setSelectionRange(offset(from), offset(to));
    },
    undo() {},
    redo() {},
    find() {},
    suggest() {},
    focus: () => area.focus(),
    measure() {},
    end: () => area.remove(),
  };
}

/** What ends the first line. */
const endsOf = (text) => /\r\n?|\n/.exec(text)?.[0] ?? "\n";
