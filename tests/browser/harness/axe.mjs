// axe-core in the page, also inside shadow roots.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails when the page, as it is now, violates WCAG 2.2 AA or a best practice; names each place. */
export async function assertAccessible(driver, state) {
  await driver.executeScript(source);
  const violations = await driver.executeAsyncScript(
    `const [tags, done] = arguments;
     axe.run(document, { runOnly: tags, resultTypes: ["violations"] })
       .then((it) => done(it.violations.map(({ id, help, nodes }) =>
         \`\${id}: \${help} at \${nodes.map((node) => [node.target.flat().join(" "), node.failureSummary].join(" ")).join("; ")}\`)),
         (error) => done([String(error)]));`,
    TAGS,
  );
  assert.deepEqual(violations, [], `accessible while ${state}`);
}
