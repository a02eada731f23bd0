/**
 * YAML, with the rule language where a guideline has it: under `when`, `require`, `rule`, `shown` and
 * `messageExpression`.
 *
 * @module
 */

import { LanguageSupport, StreamLanguage, indentService } from "@codemirror/language";
import { yamlLanguage } from "@codemirror/lang-yaml";
import { parseMixed } from "@lezer/common";

const CONDITIONS = /^["']?(when|require|rule|shown|messageExpression)["']?$/;
const KNOWN = /^(has|size|all|exists|exists_one|filter|map|contains|startsWith|endsWith|int|double|string)\b/;

const rules = StreamLanguage.define({
  name: "cel",
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^(true|false|null)\b/)) return "atom";
    if (stream.match(/^in\b/)) return "keyword";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return "string";
    if (stream.match(/^\d+(\.\d+)?([eE][+-]?\d+)?/)) return "number";
    if (stream.match(KNOWN)) return "keyword";
    if (stream.match(/^[A-Za-z_]\w*/)) return "variableName";
    if (stream.match(/^(&&|\|\||[=!<>]=|[-+*/%<>!?:])/)) return "operator";
    stream.next();
    return "punctuation";
  },
});

/** Values of keys that hold conditions. */
const mixed = parseMixed((node, input) => {
  if (!["Literal", "QuotedLiteral", "BlockLiteralContent"].includes(node.name)) return null;
  let pair = node.node.parent;
  if (pair?.name === "BlockLiteral") pair = pair.parent;
  const key = pair?.name === "Pair" ? pair.getChild("Key") : null;
  if (!key || key.to > node.from || !CONDITIONS.test(input.read(key.from, key.to))) return null;
  const inset = node.name === "QuotedLiteral" ? 1 : 0;
  if (node.to - node.from <= 2 * inset) return null;
  return { parser: rules.parser, overlay: [{ from: node.from + inset, to: node.to - inset }] };
});

/** A new line stands where people go on: under the keys of an item, inside a key that has no value yet. */
const indent = indentService.of((context, at) => {
  const before = context.lineAt(at, -1).text;
  if (before.trim() === "") return null;
  const own = before.search(/[^ ]/);
  const dashes = /^ *((?:- +)*)/.exec(before)[1].length;
  return own + dashes + (/:\s*([|>][+-]?\d?)?\s*$/.test(before) ? 2 : 0);
});

export function guideline() {
  return new LanguageSupport(yamlLanguage.configure({ wrap: mixed }), indent);
}
