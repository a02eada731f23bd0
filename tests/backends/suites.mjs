// Prints cel-spec's rows for parsers and checkers, one as JSON a line.

import { tests as checking } from "@bufbuild/cel-spec/testdata/checking.js";
import { tests as parsing } from "@bufbuild/cel-spec/testdata/parsing.js";

for (const [suite, { tests }] of Object.entries({ parsing, checking })) {
  tests.forEach(({ original, ast, type, error }, index) => {
    const { expr, container, typeEnv } = original;
    console.log(JSON.stringify({ id: `${suite}/${index}`, expr, container, typeEnv, ast, type, error }));
  });
}
