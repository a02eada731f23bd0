/**
 * The editor in the studio's colours, by custom properties of its sheet. Pictures of CodeMirror's own
 * style are data URLs, which a strict policy does not fetch: underlines are drawn by CSS.
 *
 * @module
 */

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const wavy = (colour) => ({ backgroundImage: "none", paddingBottom: "0", textDecoration: `underline wavy ${colour}`, textUnderlineOffset: "3px" });

export const theme = EditorView.theme({
  "&": { blockSize: "100%", color: "var(--text)", backgroundColor: "transparent", fontSize: "13px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", overflow: "auto", scrollbarColor: "var(--edge) var(--surface)" },
  ".cm-content": { caretColor: "var(--text)", paddingBlock: "8px" },
  ".cm-cursor": { borderInlineStartColor: "var(--text)", borderInlineStartWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--selection)" },
  ".cm-gutters": { color: "var(--faint)", backgroundColor: "transparent", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "32px", paddingInline: "8px 4px" },
  ".cm-activeLine": { backgroundColor: "var(--active)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--text)" },
  ".cm-foldGutter span": { color: "var(--faint)" },
  ".cm-foldPlaceholder": { color: "var(--muted)", background: "var(--raised)", border: "1px solid var(--line)", paddingInline: "4px" },
  ".cm-selectionMatch": { backgroundColor: "var(--tint)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--tint)", outline: "1px solid var(--line)" },
  ".cm-lintRange-error": wavy("var(--error)"),
  ".cm-lintRange-warning": wavy("var(--warning)"),
  ".cm-lintRange-info": wavy("var(--info)"),
  ".cm-lintRange-active": { backgroundColor: "var(--tint)" },
  ".cm-lintPoint::after": { borderBottomColor: "var(--error)" },
  ".cm-lintPoint-warning::after": { borderBottomColor: "var(--warning)" },
  ".cm-lintPoint-info::after": { borderBottomColor: "var(--info)" },
  ".failed-part": { backgroundColor: "var(--broken)", borderRadius: "3px", boxShadow: "0 0 0 1px var(--broken)" },
  ".cm-tooltip": {
    color: "var(--text)", backgroundColor: "var(--surface)", border: "1px solid var(--edge)", borderRadius: "var(--radius)",
    boxShadow: "var(--shadow)", fontFamily: "var(--sans)", fontSize: "13px", maxInlineSize: "28rem",
  },
  ".cm-diagnostic": { borderInlineStart: "3px solid var(--edge)", paddingBlock: "4px" },
  ".cm-diagnostic-error": { borderInlineStartColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderInlineStartColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderInlineStartColor: "var(--info)" },
  ".cm-diagnosticSource": { color: "var(--muted)", fontSize: "12px", opacity: "1" },
  ".hover-help": { padding: "6px 10px", lineHeight: "1.45" },
  ".hover-help p": { margin: "0" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxBlockSize: "15rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 8px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--on-accent)", backgroundColor: "var(--accent)" },
  ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal", fontFamily: "var(--sans)", marginInlineStart: "12px" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionInfo": { padding: "6px 10px", lineHeight: "1.45" },
  ".cm-panels": { color: "var(--text)", backgroundColor: "var(--raised)", borderColor: "var(--line)" },
  ".cm-textfield": { color: "inherit", backgroundColor: "var(--surface)", border: "1px solid var(--edge)", borderRadius: "4px", fontSize: "13px" },
  ".cm-button": { color: "inherit", backgroundImage: "none", backgroundColor: "var(--surface)", border: "1px solid var(--edge)", borderRadius: "4px" },
  ".cm-searchMatch": { backgroundColor: "var(--tint)", outline: "1px solid var(--edge)" },
});

export const colours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: "var(--code-key)" },
  { tag: tags.comment, color: "var(--faint)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--code-text)" },
  { tag: tags.content, color: "var(--text)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.atom, color: "var(--code-number)" },
  { tag: tags.keyword, color: "var(--code-word)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--code-name)" },
  { tag: tags.operator, color: "var(--code-word)" },
  { tag: tags.punctuation, color: "var(--muted)" },
  { tag: tags.separator, color: "var(--muted)" },
  { tag: tags.special(tags.string), color: "var(--code-word)" },
  { tag: tags.labelName, color: "var(--code-number)" },
  { tag: tags.meta, color: "var(--muted)" },
]);
