/**
 * A plain text area in place of the editor, where the editor did not come: everything but its colours,
 * completion and underlines works.
 *
 * @module
 */

export function mount(parent, { label, text, changed }) {
  const area = document.createElement("textarea");
  Object.assign(area, { value: text, className: "plain", spellcheck: false, ariaLabel: label });
  area.addEventListener("input", () => changed(area.value));
  parent.append(area);
  const write = (text) => {
    if (text === area.value) return;
    area.value = text;
    changed(text);
  };
  const offset = ({ line, column }) => {
    const lines = area.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
    return before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  };
  return {
    text: () => area.value,
    setText: write,
    edit(edits) {
      const ordered = edits.map(({ from, to, text }) => [offset(from), offset(to), text]).sort((one, other) => other[0] - one[0]);
      write(ordered.reduce((all, [from, to, text]) => all.slice(0, from) + text + all.slice(to), area.value));
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
