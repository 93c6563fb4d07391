// A cache whose key is all that its value is made of, filled by who comes first and found by everybody.
import express from "express";

declare function load(id: string): Promise<string>;

const app = express();

const patterns: Record<string, RegExp> = {};

function patternOf(source: string, anyCase = false): RegExp {
  const cacheKey = `${source}${anyCase ? "/i" : ""}`;
  if (!patterns[cacheKey]) {
    const flags = anyCase ? "i" : "";
    patterns[cacheKey] = new RegExp(source, flags); // !strict no-unbounded-shared-state
  }
  return patterns[cacheKey];
}

type Condition = Record<string, unknown>;

function matchesOne(condition: unknown, value: string): boolean {
  if (typeof condition === "string") return condition === value;
  if (Array.isArray(condition))
    return condition.some((each) => matchesOne(each, value));
  for (const operator in condition as Condition) {
    if (!matchesOperator(operator, value, (condition as Condition)[operator]))
      return false;
  }
  return true;
}

function matchesOperator(
  operator: string,
  value: string,
  expected: unknown,
): boolean {
  switch (operator) {
    case "$regex":
      return patternOf(expected as string).test(value);
    case "$regexi":
      return patternOf(expected as string, true).test(value);
    case "$not":
      return !matchesOne(expected, value);
    default:
      return false;
  }
}

function matches(object: Condition, condition: Condition): boolean {
  for (const [name, expected] of Object.entries(condition))
    if (!matchesOne(expected, String(object[name]))) return false;
  return true;
}

/** Right: two conditions, two patterns, whichever of them comes from the request. */
app.post("/filters/:id/test", async (req, res) => {
  const found = req.body.fixed
    ? patternOf("^fixed$").test("a")
    : patternOf(String(req.body.pattern)).test("a");
  const text = await load(req.params.id);
  res.json({ found, last: patternOf("^fixed$").test(text) });
});

app.post("/rules/:id/test", async (req, res) => {
  const rule: { conditions: Condition[] } = req.body;
  const first = rule.conditions.every((each) => matches(req.query, each));
  const text = await load(req.params.id);
  const second = matches({ text }, rule.conditions[0] ?? {});
  res.json({ first, second });
});

export { app };
