"""A backend that checks judgments again in Python, with the CEL of `cel-expr-python`.

`broken(guideline, task, answers)` gives the rules that a judgment breaks, as `rule` or, for a rule that is
asked of each result, `rule result`. The guideline is the JSON that `gradeglass build` writes.
"""

from cel_expr_python import cel

VARIABLES = ["answer", "result", "results", "query", "task"]
ENV = cel.NewEnv(variables={name: cel.Type.DYN for name in VARIABLES})

# What an unanswered list or text is once a judgment is submitted. Other fields are absent.
EMPTY = {"choices": [], "taxonomy": [], "span": [], "text": ""}


def broken(guideline, task, answers):
    inputs = guideline.get("inputs", {})
    shared = {
        "query": typed(inputs.get("query", {}), task.get("query", {})),
        "task": typed(inputs.get("task", {}), task.get("data", {})),
    }
    results = []
    for index, result in enumerate(task.get("results", [])):
        answer = answered(guideline, "result", answers.get("results", {}).get(result["id"], {}))
        part = {
            "data": typed(inputs.get("result", {}).get("data", {}), result.get("data", {})),
            "position": int(result.get("position", index + 1)),
            "card": result.get("card"),
            "labels": result.get("labels", []),
        }
        results.append((result["id"], answer, part))
    own = answered(guideline, "task", answers.get("task", {}))
    items = [{**part, "answer": answer} for _, answer, part in results]
    found = []
    for rule in guideline.get("rules", []):
        holds = compiled(rule)
        if rule.get("scope", "result") == "task":
            if not holds({**shared, "answer": own, "results": items}):
                found.append(rule["id"])
            continue
        for name, answer, part in results:
            if not holds({**shared, "answer": answer, "result": part}):
                found.append(f"{rule['id']} {name}")
    return found


def compiled(rule):
    """A rule that cannot be decided passes: it reads what is not there."""
    sources = [rule.get("when", "true"), rule.get("require", rule.get("rule"))]
    asked, needed = [ENV.compile(source, disable_check=True) for source in sources]
    return lambda data: value(asked, data) is not True or value(needed, data) is not False


def value(expression, data):
    try:
        found = expression.eval(data=data)
        return found.value() if found.type() == cel.Type.BOOL else None
    except Exception:
        return None


def answered(guideline, scope, given):
    """The answers of one scope, by the kinds of the fields."""
    answers = {}
    for field in guideline["fields"]:
        if field.get("scope", "result") != scope:
            continue
        name, kind = field["id"], field["kind"]
        found = given.get(name, EMPTY.get(kind))
        if found is not None:
            answers[name] = float(found) if kind == "number" else found
    return answers


def typed(types, data):
    """Data by the types that the guideline gives it: `int`, `double?`, `list<double>`."""

    def value(kind, it):
        plain = kind.removesuffix("?")
        if plain.startswith("list<") and isinstance(it, list):
            return [value(plain[5:-1], item) for item in it]
        return float(it) if plain == "double" else int(it) if plain == "int" else it

    return {key: value(types.get(key, "any"), it) for key, it in data.items() if it is not None}
