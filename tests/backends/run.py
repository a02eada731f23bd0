"""Reads `{ guideline, task, answers }`, one as JSON a line, and prints the broken rules of each, one list a line."""

import json
import sys

from again import broken

for line in filter(str.strip, sys.stdin):
    case = json.loads(line)
    print(json.dumps(broken(case["guideline"], case["task"], case["answers"])))
