import { describe } from "vitest";

import { testSamples } from "./samples.ts";

function koa(body: string): string {
  return `import type { Middleware } from "koa";\nexport const m: Middleware = async (ctx, next) => {\n  ${body}\n};\n`;
}
function express(body: string): string {
  return `import type { RequestHandler } from "express";\ndeclare function load(done: (error?: Error) => void): void;\nexport const m: RequestHandler = (req, res, next) => {\n  ${body}\n};\n`;
}
function azure(body: string): string {
  return `import type { PipelinePolicy } from "@azure/core-rest-pipeline";\nexport const p: PipelinePolicy = {\n  name: "p",\n  async sendRequest(request, next) {\n    ${body}\n  },\n};\n`;
}
function svelte(body: string): string {
  return `import type { Handle } from "@sveltejs/kit";\nexport const handle: Handle = async ({ event, resolve }) => {\n  ${body}\n};\n`;
}
function nest(body: string): string {
  return `import type { CallHandler, ExecutionContext, NestInterceptor } from "@nestjs/common";\nexport class I implements NestInterceptor {\n  intercept(_: ExecutionContext, next: CallHandler) {\n    ${body}\n  }\n}\n`;
}

describe("wrong", () => {
  testSamples("no-repeated-downstream", [
    {
      name: "behind a branch without return: the first line is named",
      code: express("if (!req.body) next(new Error('x'));\n  next();"),
      reports: [
        { line: 5, messageId: "repeated", message: "already did so at line 4" },
      ],
    },
    {
      name: "in a loop",
      code: koa(
        "for (const part of ctx.path) {\n    ctx.state.part = part;\n    await next();\n  }",
      ),
      reports: [
        {
          line: 5,
          messageId: "repeatedInLoop",
          message: "the second call throws",
        },
      ],
    },
    {
      name: "a retry where the framework throws",
      code: koa(
        "try {\n    await next();\n  } catch {\n    await next();\n  }",
      ),
      reports: [
        {
          line: 6,
          messageId: "repeatedAfterCatch",
          message: "through the `catch` at line 5",
        },
      ],
    },
    {
      name: "in a callback, twice",
      code: express(
        "load((error) => {\n    if (error) next(error);\n    next();\n  });",
      ),
      reports: [{ line: 6, messageId: "repeated" }],
    },
    {
      name: "a stream that is subscribed to and handed on",
      code: nest(
        "const res = next.handle();\n    res.subscribe((body) => console.log(body));\n    return res;",
      ),
      reports: [
        {
          line: 6,
          messageId: "repeatedBySubscription",
          message: "for the subscription at line 5",
        },
      ],
      run: "the driver counts calls, and each subscription is a run",
    },
    {
      name: "a second look at the handler where it reruns",
      code: svelte("await resolve(event);\n  return resolve(event);"),
      reports: [
        { line: 4, messageId: "repeated", message: "side effects, twice" },
      ],
    },
  ]);
});

describe("right", () => {
  testSamples(
    "no-repeated-downstream",
    [
      [
        "exclusive branches",
        express("if (!req.body) next(new Error('x'));\n  else next();"),
      ],
      [
        "return after the error",
        express("if (!req.body) return next(new Error('x'));\n  next();"),
      ],
      [
        "the same condition, negated",
        koa(
          "if (ctx.secure) await next();\n  ctx.state.x = 1;\n  if (!ctx.secure) await next();",
        ),
      ],
      [
        "then and catch of a callback framework",
        express("Promise.resolve(1).then(() => next()).catch(next);"),
      ],
      [
        "a loop that ends",
        koa(
          "for (const part of ctx.path) {\n    if (part !== '/') continue;\n    await next();\n    break;\n  }",
        ),
      ],
      [
        "a retry of a client's pipeline",
        azure(
          "try {\n      return await next(request);\n    } catch {\n      return next(request);\n    }",
        ),
      ],
      [
        "a second call that depends on the first's answer",
        svelte(
          "const answer = await resolve(event);\n  if (answer.status === 401) return resolve(event);\n  return answer;",
        ),
      ],
    ].map(([name = "", code = ""]) => ({
      ...{ name, code, reports: [] },
      ...(name.startsWith("a retry of a client") ||
      name.startsWith("a second call that")
        ? { run: { besides: { repeated: "trying again is what it is for" } } }
        : {}),
    })),
  );
});

describe("advice", () => {
  testSamples(
    "no-repeated-downstream",
    [
      {
        name: "what is meant as a retry also follows a throw behind the answer",
        code: `import type { Handle } from "@sveltejs/kit";
declare function count(status: number): void;
export const handle: Handle = async ({ event, resolve }) => {
  try {
    const answer = await resolve(event);
    count(answer.status);
    return answer;
  } catch {
    return resolve(event);
  }
};
`,
        run: {
          world: () => ({
            count: () => {
              throw new Error("no counter");
            },
          }),
        },
        reports: [{ line: 9, messageId: "repeatedAfterCatch" }],
      },
      {
        name: "nothing can throw between the answer and its return",
        code: `import type { Handle } from "@sveltejs/kit";
export const handle: Handle = async ({ event, resolve }) => {
  try {
    return await resolve(event);
  } catch {
    return resolve(event);
  }
};
`,
        run: {
          besides: {
            repeated: "a handler that fails is asked again, as is meant",
          },
        },
        reports: [],
      },
    ],
    { option: { advice: true } },
  );
});
