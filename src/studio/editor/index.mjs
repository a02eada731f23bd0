/**
 * The studio's editor: CodeMirror with YAML, and the rule language inside it. Bundled by xtask into
 * `studio-editor.js`. It knows texts, places and what to underline, and nothing of guidelines.
 *
 * Places are `{ line, column }`, both from 1, columns in characters.
 *
 * @module
 */

import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, redo, undo } from "@codemirror/commands";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, searchKeymap } from "@codemirror/search";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers,
} from "@codemirror/view";
import { hanging } from "./hang.mjs";
import { guideline } from "./language.mjs";
import { colours, theme } from "./theme.mjs";

/**
 * Makes an editor in an element of a shadow root.
 *
 * @param {HTMLElement} parent
 * @param {{ label: string, text: string, root: ShadowRoot,
 *   changed: (text: string) => void,
 *   complete?: (place: object) => { from: object, options: object[] } | null,
 *   explain?: (place: object) => { from: object, to: object, title: string, text: string } | null }} given
 */
export function mount(parent, { label, text, root, changed, complete, explain }) {
  // The editor itself knows lines; what ended them in the text that was opened ends them when it is given back.
  let ends = endsOf(text);
  const written = ({ doc }) => doc.sliceString(0, doc.length, ends);
  const told = EditorView.updateListener.of((update) => update.docChanged && changed(written(update.state)));
  const extensions = [
    lineNumbers(),
    foldGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    guideline(),
    syntaxHighlighting(colours),
    theme,
    marks,
    EditorState.allowMultipleSelections.of(true),
    EditorView.lineWrapping,
    hanging,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    keymap.of([
      ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap,
      { key: "Tab", run: acceptCompletion },
      // Escape, then Tab, leaves the editor: CodeMirror sees to it.
      indentWithTab,
    ]),
    complete ? autocompletion({ override: [completer(complete)], icons: false }) : autocompletion({ override: [] }),
    explain ? hoverTooltip(explainer(explain), { hoverTime: 350 }) : [],
    told,
  ];
  const view = new EditorView({ parent, root, state: EditorState.create({ doc: text, extensions }) });
  // The editor itself looks at its size a while after it has changed: until then lines and their numbers
  // would stand apart. Asking for a place makes it measure before anything is painted.
  const sized = new ResizeObserver(() => (view.requestMeasure(), view.lineBlockAtHeight(0)));
  sized.observe(parent);
  const offset = (place) => offsetOf(view.state.doc, place);
  return {
    text: () => written(view.state),
    /** Another text, as a step that can be undone. */
    setText(text) {
      if (text === written(view.state)) return;
      ends = endsOf(text);
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, scrollIntoView: true });
    },
    /** Changes that belong together, as one step that can be undone. */
    edit(edits) {
      const changes = edits.map(({ from, to, text }) => ({ from: offset(from), to: offset(to), insert: text }));
      view.dispatch({ changes, userEvent: "input.mend" });
      const [first] = changes;
      if (first) view.dispatch({ effects: EditorView.scrollIntoView(Math.min(first.from, view.state.doc.length), { y: "center" }) });
    },
    /** What is underlined: `{ from, to, severity, message, code }`. */
    underline(list) {
      const diagnostics = list.map(({ from, to, severity, message, code }) => ({
        from: offset(from), to: Math.max(offset(to), offset(from)), severity, message, source: code,
      }));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    /** The parts of conditions that failed: `{ from, to }`. */
    mark(list) {
      view.dispatch({ effects: setMarks.of(list.map(({ from, to }) => [offset(from), offset(to)])) });
    },
    /** Brings a place into sight, selects it and takes focus. */
    reveal(from, to) {
      const range = { anchor: offset(from), head: offset(to) };
      view.dispatch({ selection: range, effects: EditorView.scrollIntoView(range.anchor, { y: "center" }) });
      view.focus();
    },
    undo: () => undo(view),
    redo: () => redo(view),
    find: () => openSearchPanel(view),
    suggest: () => (view.focus(), startCompletion(view)),
    focus: () => view.focus(),
    /** Looks at its own size again. */
    measure: () => view.requestMeasure(),
    end: () => (sized.disconnect(), view.destroy()),
  };
}

/** What ends the first line. */
const endsOf = (text) => /\r\n?|\n/.exec(text)?.[0] ?? "\n";

const setMarks = StateEffect.define();
const failed = Decoration.mark({ class: "failed-part" });

/** Parts of conditions that failed, moved along with the text until the next verdict. */
const marks = StateField.define({
  create: () => Decoration.none,
  update(old, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setMarks));
    if (!set) return old.map(transaction.changes);
    const ranges = set.value.filter(([from, to]) => from < to).map(([from, to]) => failed.range(from, to));
    return Decoration.set(ranges, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function completer(complete) {
  return (context) => {
    const found = complete(placeOf(context.state.doc, context.pos), context.explicit);
    if (!found || found.options.length === 0) return null;
    const options = found.options.map(({ label, kind, detail, info, apply }, at) => ({
      label, type: kind, detail, info: info || undefined, apply: apply ?? label, boost: -at,
    }));
    return { from: offsetOf(context.state.doc, found.from), options, validFor: /^[\w.-]*$/ };
  };
}

function explainer(explain) {
  return (view, at) => {
    const { doc } = view.state;
    const found = explain(placeOf(doc, at));
    if (!found) return null;
    const create = () => {
      const dom = document.createElement("div");
      dom.className = "hover-help";
      const title = document.createElement("strong");
      title.textContent = found.title;
      const text = document.createElement("p");
      text.textContent = found.text;
      dom.append(title, text);
      return { dom };
    };
    return { pos: offsetOf(doc, found.from), end: offsetOf(doc, found.to), create };
  };
}

/** Characters beyond the first plane are two units of the editor's. */
function offsetOf(doc, { line, column }) {
  const { from, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  let units = 0;
  for (let left = column - 1; left > 0 && units < text.length; left--) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return from + units;
}

function placeOf(doc, at) {
  const { number, from, text } = doc.lineAt(at);
  return { line: number, column: [...text.slice(0, at - from)].length + 1 };
}
