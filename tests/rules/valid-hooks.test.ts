import { describe } from "vitest";

import type { Run } from "../proof/trail.ts";
import { testSamples } from "./samples.ts";

const own = `interface Q { readonly path: string }
interface R { status: number; render?: () => string }
type GetResponse = (q: Q) => Promise<R>;
`;

describe("a chain of the project's own", () => {
  testSamples("valid-hooks", [
    {
      name: "a template hook without a response, and a hook that returns a flag",
      run: { on: "runtime" },
      code: `${own}export class M {
  constructor(private readonly getResponse: GetResponse) {}
  async call(q: Q) {
    return this.getResponse(q);
  }
  processTemplateResponse(q: Q, response: R) {
    if (q.path === "/") return response;
    response.status = 200;
  }
  processView(q: Q) {
    return q.path === "/";
  }
}
`,
      reports: [
        {
          ...{ line: 9, messageId: "noResponse", message: "on a path" },
          suggestions: [
            `${own}export class M {
  constructor(private readonly getResponse: GetResponse) {}
  async call(q: Q) {
    return this.getResponse(q);
  }
  processTemplateResponse(q: Q, response: R) {
    if (q.path === "/") return response;
    response.status = 200;
    return response;
  }
  processView(q: Q) {
    return q.path === "/";
  }
}
`,
          ],
        },
        { line: 14, messageId: "notAResponse", message: "`boolean`" },
      ].sort((left, right) => left.line - right.line),
    },
    {
      name: "an interface that types the hooks has the last word",
      code: `${own}interface Hooks {
  processView(q: Q): boolean;
  processTemplateResponse(q: Q, r: R): R | undefined;
}
export class M implements Hooks {
  constructor(private readonly getResponse: GetResponse) {}
  async call(q: Q) {
    return this.getResponse(q);
  }
  processView(q: Q) {
    return q.path === "/";
  }
  processTemplateResponse(q: Q, r: R) {
    return q.path === "/" ? r : undefined;
  }
}
`,
      reports: [],
    },
    {
      name: "a class with such names that is no middleware",
      run: "no request runs it",
      code: `export class Images {
  processView(name: string) {
    return name === "x";
  }
  processTemplateResponse(name: string) {
    console.log(name);
  }
}
`,
      reports: [],
    },
  ]);
});

describe("express", () => {
  testSamples("valid-hooks", [
    {
      name: "satisfies and a typed property",
      run: "the driver mounts handlers of requests, not of errors",
      code: `import type { ErrorRequestHandler } from "express";
export const a = ((error, _q, s) => void s.status(500).send(String(error))) satisfies ErrorRequestHandler;
export const handlers: { onError: ErrorRequestHandler } = {
  onError: (error, _q, s, _next = () => undefined) => void s.status(500).send(String(error)),
};
`,
      reports: [
        {
          ...{ line: 2, messageId: "errorArity", message: "has 3" },
          suggestions: [
            `import type { ErrorRequestHandler } from "express";
export const a = ((error, _q, s, _next) => void s.status(500).send(String(error))) satisfies ErrorRequestHandler;
export const handlers: { onError: ErrorRequestHandler } = {
  onError: (error, _q, s, _next = () => undefined) => void s.status(500).send(String(error)),
};
`,
          ],
        },
        { line: 4, messageId: "errorArity", message: "has 3" },
      ],
    },
    {
      name: "called by hand, four parameters, and a handler of either kind",
      code: `import express, { type ErrorRequestHandler, type RequestHandler } from "express";
const logged: ErrorRequestHandler = (error, _q, s) => void s.status(500).send(String(error));
export const all: ErrorRequestHandler = (error, q, s, next) => {
  logged(error, q, s, next);
};
export const either: RequestHandler | ErrorRequestHandler = (q: any, s: any, next: any) => next(q ?? s);
express().use((q: any, s: any, next: any) => {
  s.status(404);
  next(q);
});
`,
      reports: [],
    },
  ]);
});

describe("fastify", () => {
  testSamples("valid-hooks", [
    {
      name: "hooks that wait for nobody",
      code: `import type { FastifyInstance } from "fastify";
export function plugin(app: FastifyInstance): void {
  app.addHook("preValidation", (request) => {
    request.headers["x-seen"] = "1";
  });
  app.addHook("onSend", (_request, reply) => {
    reply.header("x-sent", "1");
  });
}
`,
      reports: [
        {
          ...{ line: 3, messageId: "neverContinues" },
          suggestions: [
            `import type { FastifyInstance } from "fastify";
export function plugin(app: FastifyInstance): void {
  app.addHook("preValidation", async (request) => {
    request.headers["x-seen"] = "1";
  });
  app.addHook("onSend", (_request, reply) => {
    reply.header("x-sent", "1");
  });
}
`,
          ],
        },
        { line: 6, messageId: "neverContinues" },
      ],
    },
    {
      name: "another thing with addHook, a reply that is handed on, a throw",
      run: {
        world: () => ({
          refuse: (reply: { send: (text: string) => void }) => reply.send("no"),
        }),
      },
      code: `import type { FastifyInstance, FastifyReply } from "fastify";
declare function refuse(reply: FastifyReply): void;
export function plugin(app: FastifyInstance, other: { addHook(name: string, f: (x: string) => void): void }): void {
  other.addHook("onRequest", (x) => void x);
  app.addHook("onRequest", (_request, reply) => refuse(reply));
  app.addHook("onRequest", () => {
    throw new Error("closed");
  });
}
`,
      reports: [],
    },
  ]);
});

const isAdmitted = ({ answers }: Run): boolean =>
  answers.every((answer) => answer?.status !== 403);
const isStarted = ({ answers }: Run): boolean =>
  answers.every((answer) => !answer?.code?.startsWith("FST_ERR_HOOK"));

describe("suggestions", () => {
  const guard = (answer: string): string =>
    `import type { CanActivate, ExecutionContext } from "@nestjs/common";
declare function isBanned(host: string): Promise<boolean>;
export class Guard implements CanActivate {
  ${answer}
}
`;
  testSamples("valid-hooks", [
    {
      name: "a promise that is taken for its answer",
      run: {
        world: () => ({ isBanned: () => Promise.resolve(false) }),
        invariant: isAdmitted,
      },
      code: guard(`canActivate(context: ExecutionContext): boolean {
    return !isBanned(context.getType());
  }`),
      reports: [
        {
          ...{ line: 5, messageId: "promiseAsBoolean" },
          suggestions: [
            guard(`async canActivate(context: ExecutionContext): Promise<boolean> {
    return !(await isBanned(context.getType()));
  }`),
          ],
        },
      ],
    },
    {
      name: "a callback that an async hook doesn't use",
      run: { invariant: isStarted },
      code: `import type { FastifyInstance } from "fastify";
export function plugin(app: FastifyInstance): void {
  app.addHook("onRequest", (async (request: { headers: Record<string, unknown> }, _reply: unknown, done: () => void) => {
    request.headers["x-seen"] = "1";
  }) as never);
}
`,
      reports: [
        {
          ...{ line: 3, messageId: "asyncWithCallback", message: "`done`" },
          suggestions: [
            `import type { FastifyInstance } from "fastify";
export function plugin(app: FastifyInstance): void {
  app.addHook("onRequest", (async (request: { headers: Record<string, unknown> }, _reply: unknown) => {
    request.headers["x-seen"] = "1";
  }) as never);
}
`,
          ],
        },
      ],
    },
  ]);
});
