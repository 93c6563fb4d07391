import { describe } from "vitest";

import { testSamples } from "./samples.ts";

const types = `interface Q { path: string; cached?: R }
interface R { status: number }
type GetResponse = (q: Q) => Promise<R>;
`;
function factory(body: string): string {
  return `${types}export const f = (getResponse: GetResponse) => async (q: Q) => {\n  ${body}\n};\n`;
}

describe("wrong", () => {
  testSamples("return-response", [
    {
      name: "awaited and not returned",
      code: factory("await getResponse(q);"),
      reports: [
        {
          line: 5,
          messageId: "missing",
          message: "ends without a response after `getResponse`",
          suggestions: [factory("return await getResponse(q);")],
        },
      ],
    },
    {
      name: "an early return of nothing",
      code: factory("if (!q.path) return;\n  return getResponse(q);"),
      reports: [{ line: 5, messageId: "emptyReturn" }],
      run: { requests: [{ path: "" }] },
    },
    {
      name: "a path that ends by itself",
      code: factory("if (q.path) {\n    return getResponse(q);\n  }"),
      reports: [
        {
          line: 4,
          messageId: "unanswered",
          message: "Return the response of `getResponse`, or one of your own.",
        },
      ],
      run: { requests: [{ path: "" }] },
    },
    {
      name: "a catch that swallows",
      code: factory(
        "try {\n    return await getResponse(q);\n  } catch (error) {\n    console.error(error);\n  }",
      ),
      reports: [{ line: 7, messageId: "swallowed" }],
    },
    {
      name: "a variable that the catch leaves empty",
      code: factory(
        "let r;\n  try {\n    r = await getResponse(q);\n  } catch {\n    console.error(q.path);\n  }\n  return r;",
      ),
      reports: [{ line: 8, messageId: "swallowed" }],
    },
    {
      name: "hattip goes on by itself: only a path that ran downstream is wrong",
      code: `import type { RequestHandler } from "@hattip/compose";\nexport const a: RequestHandler = async (ctx) => {\n  if (ctx.url.pathname === "/x") return;\n  await ctx.next();\n};\n`,
      reports: [{ line: 4, messageId: "missing", message: "a second time" }],
    },
  ]);
});

describe("right", () => {
  testSamples(
    "return-response",
    [
      [
        "every path answers",
        factory(
          "if (q.cached) return q.cached;\n  const r = await getResponse(q);\n  return r;",
        ),
      ],
      [
        "a catch that answers",
        factory(
          "try {\n    return await getResponse(q);\n  } catch {\n    return { status: 500 };\n  }",
        ),
      ],
      [
        "a catch that throws on",
        factory(
          "try {\n    return await getResponse(q);\n  } catch (error) {\n    console.error(error);\n    throw error;\n  }",
        ),
      ],
      [
        "a function that never returns",
        factory(
          "if (!q.path) fail();\n  return getResponse(q);\n  function fail(): never {\n    throw new Error();\n  }",
        ),
      ],
      [
        "Koa answers by its context",
        `import type { Middleware } from "koa";\nexport const m: Middleware = async (ctx, next) => {\n  await next();\n};\n`,
      ],
      [
        "an exhaustive switch",
        `${types}declare const mode: "a" | "b";\nexport const f = (getResponse: GetResponse) => async (q: Q) => {\n  switch (mode) {\n    case "a":\n      return getResponse(q);\n    case "b":\n      return { status: 204 };\n  }\n};\n`,
      ],
    ].map(([name = "", code = ""]) => ({ name, code, reports: [] })),
  );
});
