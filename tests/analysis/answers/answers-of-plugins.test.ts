import { expect, it } from "vitest";

import { lintFile, programOf, virtual } from "../../lint.ts";

const plugin = {
  "node_modules/@fastify/sensible/package.json":
    '{ "name": "@fastify/sensible", "version": "6.0.0", "types": "index.d.ts" }',
  "node_modules/@fastify/sensible/index.d.ts": `
import type { FastifyReply } from "fastify";
interface Errors { notFound: 404; badRequest: 400 }
export type Replies = { [name in keyof Errors]: (message?: string) => FastifyReply };
declare module "fastify" {
  interface FastifyReply extends Replies { preventCache(): this; }
}
`,
};

const reportsOn = (handler: string): readonly string[] => {
  const program = programOf({
    ...plugin,
    "routes.ts": `
import type { FastifyInstance } from "fastify";
import type {} from "@fastify/sensible";
declare function remove(id: string): Promise<boolean>;
export function routes(app: FastifyInstance): void {
  app.delete("/", ${handler});
}
`,
  });
  return lintFile(program, virtual("routes.ts"), { config: "strict" }).map(
    ({ ruleId, message }) => `${ruleId ?? ""}: ${message}`,
  );
};

it("reports an answer behind the one that a known plugin gives", () => {
  const [report, ...others] = reportsOn(`async (request, reply) => {
    if (!(await remove(request.id))) reply.notFound("no such task");
    reply.code(204).send(null);
    return reply;
  }`);
  expect(report).toMatch(/single-answer: .*reply\.notFound/);
  expect(others).toEqual([]);
});

it("leaves alone what returns with the answer, and members that don't answer", () => {
  expect(
    reportsOn(`async (request, reply) => {
    if (!(await remove(request.id))) return reply.notFound("no such task");
    return reply.preventCache().code(204).send(null);
  }`),
  ).toEqual([]);
});
