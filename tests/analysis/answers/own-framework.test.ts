import { describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";

const types = `export interface Reply { code(status: number): this; give(body: unknown): void; put(name: string, value: string): void }
export type Proceed = () => void;
`;

const gate = `import type { Proceed, Reply } from "./pipeline.js";
export function gate(request: { user?: string }, reply: Reply, proceed: Proceed): void {
  if (request.user === undefined) reply.code(401).give({ error: "who?" });
  proceed();
}
export function lost(request: { user?: string }, reply: Reply, proceed: Proceed): void {
  if (request.user === undefined) return;
  proceed();
}
export function right(request: { user?: string }, reply: Reply, proceed: Proceed): void {
  if (request.user === undefined) {
    reply.code(401).give({ error: "who?" });
    return;
  }
  proceed();
  void reply;
}
`;

function reportsWith(answering: unknown): string[] {
  const program = programOf({ "gate.ts": gate, "pipeline.ts": types });
  expect(typeErrors(program)).toEqual([]);
  return lintFile(program, virtual("gate.ts"), {
    rules: {
      "async-middleware/single-answer": "error",
      "async-middleware/must-answer": "error",
    },
    settings: {
      middleware: [
        {
          id: "pipeline",
          npm: ["."],
          kind: "callback",
          continuation: [{ package: ".", path: "type:Proceed" }],
          binding: { shape: "param", index: 2 },
          ...(answering === undefined ? {} : { answering }),
        },
      ],
    },
  }).map(({ line, messageId, message }) =>
    [String(line), messageId, message].join(" "),
  );
}

const responses = [
  { types: [{ package: ".", type: "Reply" }], answers: ["give"] },
];

describe("answers of a framework that the settings describe", () => {
  it("are followed like those of the built-in ones", () => {
    expect(reportsWith({ responses })).toEqual([
      expect.stringMatching(
        /^4 continues `proceed\(\)` goes on with a request that `reply\.code\(401\)\.give\(\{ error: "who\?" \}\)` at line 3 has answered/,
      ),
      expect.stringMatching(/^7 /),
    ]);
  });

  it("are left alone without a description", () => {
    expect(reportsWith(undefined)).toEqual([]);
  });

  it("have the user's words in the message", () => {
    const [first] = reportsWith({
      responses,
      observedContinued: "the audit log gets two entries",
    });
    expect(first).toContain("the audit log gets two entries");
  });

  it.each<[unknown, string]>([
    [{}, "`middleware[0].answering.responses` has to be an array."],
    [
      { responses: [{ answers: ["give"] }] },
      "`middleware[0].answering.responses[0]` needs `types`.",
    ],
    [
      { responses: [{ types: [{ type: "Reply" }] }] },
      "`middleware[0].answering.responses[0].types[0]` needs `package`.",
    ],
    [
      { responses: [{ ...responses[0], answer: [] }] },
      "`answer` is not part of a response object; did you mean `answers`?",
    ],
    [
      { responses, thenContinue: "wrongly" },
      '`middleware[0].answering.thenContinue` can\'t be "wrongly"; did you mean `wrong`?',
    ],
  ])("%j is told", (answering, problem) => {
    expect(reportsWith(answering).join("\n")).toContain(problem);
  });
});
