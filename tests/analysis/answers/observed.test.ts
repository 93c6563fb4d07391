import http from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import ts from "typescript";
import express from "express";
import fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";
import { samples, type Observed, type Sample } from "./observed-samples.ts";

const wrapped = ({ framework, code }: Sample): string =>
  framework === "express"
    ? `import type { RequestHandler } from "express";
declare function load(): Promise<string>;
declare function fail(): Promise<never>;
declare function later(done: (error: Error | null, text: string) => void): void;
export const handler: RequestHandler = ${code};
`
    : `import type { RouteHandlerMethod } from "fastify";
declare function load(): Promise<string>;
declare function fail(): Promise<never>;
declare function later(done: (error: Error | null, text: string) => void): void;
export const handler: RouteHandlerMethod = ${code};
`;

/** The handler of a sample, compiled and given what its code calls. */
function handlerOf(sample: Sample): unknown {
  const text = ts.transpile(wrapped(sample), {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
  });
  const exports: { handler?: unknown } = {};
  const load = (): Promise<string> => Promise.resolve("row");
  const fail = (): Promise<never> => Promise.reject(new Error("down"));
  const later = (done: (error: null, text: string) => void): void => {
    setTimeout(() => {
      done(null, "late");
    }, 5);
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function("exports", "require", "load", "fail", "later", text)(
    exports,
    createRequire(import.meta.url),
    load,
    fail,
    later,
  );
  return exports.handler;
}

function request(port: number): Promise<string> {
  return new Promise((resolve) => {
    const sent = http.get({ port, agent: false }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => {
        resolve(body);
      });
      response.on("error", () => {
        resolve("broken");
      });
    });
    sent.on("error", () => {
      resolve("broken");
    });
    sent.setTimeout(400, () => {
      resolve("hang");
      sent.destroy();
    });
  });
}

const problems: string[] = [];
const onError = (error: unknown): void => {
  problems.push((error as { code?: string }).code ?? String(error));
};
const kept = new Map<string, NodeJS.UncaughtExceptionListener[]>();

beforeAll(() => {
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    kept.set(event, process.listeners(event as "uncaughtException"));
    process.removeAllListeners(event);
    process.on(event, onError);
  }
});
afterAll(() => {
  for (const [event, listeners] of kept) {
    process.removeAllListeners(event);
    for (const listener of listeners) process.on(event, listener);
  }
});

async function observe(sample: Sample): Promise<Observed> {
  problems.length = 0;
  const handler = handlerOf(sample);
  let answer: string;
  if (sample.framework === "express") {
    const app = express();
    app.use(handler as express.RequestHandler);
    app.use((_, res) => {
      res.send("below");
    });
    app.use(((error, _, res, next) => {
      onError(error);
      if (res.headersSent) next(error);
      else res.status(500).send("failed");
    }) as express.ErrorRequestHandler);
    app.set("env", "test");
    const server = app.listen(0);
    answer = await request((server.address() as AddressInfo).port);
    await new Promise((resolve) => setTimeout(resolve, 30));
    server.closeAllConnections();
    server.close();
  } else {
    const stream = {
      write(line: string): void {
        if (line.includes("FST_ERR_REP_ALREADY_SENT"))
          problems.push("FST_ERR_REP_ALREADY_SENT");
      },
    };
    const app = fastify({ logger: { level: "warn", stream } });
    app.get("/", handler as never);
    await app.listen({ port: 0 });
    answer = await request((app.server.address() as AddressInfo).port);
    await new Promise((resolve) => setTimeout(resolve, 30));
    app.server.closeAllConnections();
    await app.close();
  }
  if (answer === "hang") return "hangs";
  return problems.some((one) =>
    /ALREADY_SENT|HEADERS_SENT|WRITE_AFTER_END/.test(one),
  )
    ? "answers twice"
    : "answers";
}

const files = Object.fromEntries(
  samples.map((sample, index) => [
    `observed-${String(index)}.ts`,
    wrapped(sample),
  ]),
);
const program = programOf(files);

describe("what the real frameworks do", () => {
  it("compiles", () => {
    expect(typeErrors(program)).toEqual([]);
  });

  it.each(
    samples.map((sample, index) => [sample.name, sample, index] as const),
  )("%s", async (_, sample, index) => {
    const rules = lintFile(program, virtual(`observed-${String(index)}.ts`), {
      rules: {
        "async-middleware/single-answer": "error",
        "async-middleware/must-answer": "error",
      },
    }).map(({ ruleId }) => ruleId);
    expect(await observe(sample)).toBe(sample.observed);
    expect(rules).toEqual(
      sample.observed === "answers"
        ? []
        : [
            sample.observed === "hangs"
              ? "async-middleware/must-answer"
              : "async-middleware/single-answer",
          ],
    );
  });
});
