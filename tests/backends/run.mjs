// Reads `{ guideline, task, answers }`, one as JSON a line, and prints the broken rules of each, one list a line.

import { readFileSync } from "node:fs";
import { broken } from "./again.mjs";

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { guideline, task, answers } = JSON.parse(line);
  console.log(JSON.stringify(broken(guideline, task, answers)));
}
