import { describe } from "vitest";

import { testSamples } from "./samples.ts";

const head = `import { Hono } from "hono";
const app = new Hono();
`;

// No single request misbehaves; tests/runtime/systems.test.ts sends many and counts what is kept.
const run = "memory that grows shows after many requests";

describe("what grows", () => {
  testSamples("no-unbounded-shared-state", [
    {
      name: "says what grows, by what, and until when",
      code: `${head}const hits = new Map<string, number>();
app.get("/", (c) => {
  const ip = c.req.header("x-real-ip") ?? "";
  hits.set(ip, 1);
  return c.text("ok");
});
`,
      run,
      reports: [
        {
          line: 6,
          messageId: "entries",
          message:
            '`hits` gets an entry for each new `c.req.header("x-real-ip") ?? ""` and never loses one: its memory is not released until the process ends.',
        },
      ],
    },
    {
      name: "one report for a container, however many writes",
      code: `${head}const hits: Record<string, number> = {};
app.get("/:id", (c) => {
  hits[c.req.param("id")] = 1;
  return c.text("ok");
});
app.post("/:id", (c) => {
  hits[c.req.param("id")] = 2;
  return c.text("ok");
});
`,
      run,
      reports: [{ line: 5, messageId: "entries" }],
    },
    {
      name: "names the helpers on the way",
      code: {
        "a.ts": `${head}import { remember } from "./b";
app.get("/:id", (c) => {
  remember(c.req.param("id"));
  return c.text("ok");
});
`,
        "b.ts": `const ids = new Set<string>();
export function remember(id: string): void {
  ids.add(id);
}
`,
      },
      run,
      reports: [
        { line: 5, messageId: "entries", message: "`ids`, through remember," },
      ],
    },
    {
      name: "elements of a list",
      code: `${head}const paths: string[] = [];
app.use(async (c, next) => {
  paths.push(c.req.path);
  await next();
});
`,
      run,
      reports: [
        { line: 5, messageId: "elements", message: "`paths` gets an element" },
      ],
    },
  ]);
});

describe("what ends", () => {
  const ways: Readonly<Record<string, string>> = {
    "a delete elsewhere": `export const drop = (id: string) => seen.delete(id);`,
    "a limit": `export const isFull = () => seen.size > 10_000;`,
    "a new container": `export const reset = () => void (seen = new Set());`,
    "code that is given it": `declare function sweep(ids: Set<string>): void;
setInterval(() => sweep(seen), 1000);`,
    "a getter that gives it away": `export const ids = () => seen;`,
  };
  testSamples(
    "no-unbounded-shared-state",
    Object.entries(ways).map(([name, code]) => ({
      name,
      code: `${head}let seen = new Set<string>();
app.get("/:id", (c) => {
  seen.add(c.req.param("id"));
  return c.text("ok");
});
${code}
`,
      reports: [],
    })),
  );
});

describe("what doesn't", () => {
  const ways: Readonly<Record<string, string>> = {
    "a size that is shown": `export const size = () => seen.size;`,
    "a size that is compared with nothing": `export const some = () => seen.size > 0;`,
    "a first value": `seen ??= new Set();`,
    "a look": `export const has = (id: string) => seen.has(id);`,
  };
  testSamples(
    "no-unbounded-shared-state",
    Object.entries(ways).map(([name, code]) => ({
      name,
      code: `${head}let seen = new Set<string>();
app.get("/:id", (c) => {
  seen.add(c.req.param("id"));
  return c.text("ok");
});
${code}
`,
      run,
      reports: [{ line: 5, messageId: "entries" }],
    })),
  );
});

describe("options", () => {
  const code = `${head}const seen = new Set<string>();
app.get("/:id", (c) => {
  seen.add(c.req.param("id"));
  return c.text("ok");
});
`;
  describe("middleware alone", () => {
    testSamples(
      "no-unbounded-shared-state",
      [{ name: "a handler isn't judged", code, reports: [] }],
      { option: { scope: "middleware" } },
    );
  });
  describe("what may grow", () => {
    testSamples(
      "no-unbounded-shared-state",
      [{ name: "by its name", code, reports: [] }],
      { option: { allow: ["seen"] } },
    );
  });
});
