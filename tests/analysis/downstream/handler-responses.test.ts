import { expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";

const types = `
declare module "next/server" {
  export class NextRequest extends Request { readonly nextUrl: URL }
  export class NextResponse extends Response {
    static json(body: unknown, init?: ResponseInit): NextResponse;
    static redirect(to: string): NextResponse;
  }
}
declare module "astro" {
  export interface APIContext { params: Record<string, string>; redirect(to: string): Response }
}
declare module "@cloudflare/workers-types" {
  export interface ExecutionContext { waitUntil(work: Promise<unknown>): void }
}
declare const rows: { find(id: string): Promise<{ id: string } | undefined> };
`;

const next = `import { NextResponse, type NextRequest } from "next/server";
export async function GET(request: NextRequest) {
  const row = await rows.find(request.nextUrl.pathname);
  if (!row) return;
  return NextResponse.json(row);
}
`;

const astro = `import type { APIContext } from "astro";
export async function GET({ params }: APIContext) {
  const row = await rows.find(params["id"] ?? "");
  if (row) return new Response(row.id);
}
`;

const worker = `import type { ExecutionContext } from "@cloudflare/workers-types";
export default {
  async fetch(request: Request, env: { name: string }, context: ExecutionContext) {
    try {
      return new Response((await rows.find(request.url))?.id);
    } catch (error) {
      console.error(env.name, context, error);
    }
  },
};
`;

/** The lines and kinds that are reported in one file. */
function reportsIn(name: string, text: string): string[] {
  const program = programOf({ [name]: text, "types.d.ts": types });
  expect(typeErrors(program, virtual(""))).toEqual([]);
  return lintFile(program, virtual(name)).map(
    ({ line, messageId = "" }) => `${String(line)} ${messageId}`,
  );
}

it.each([
  ["app/rows/route.ts", next, ["4 returnsNothing"]],
  ["src/pages/rows/[id].ts", astro, ["4 endsWithout"]],
  ["worker.ts", worker, ["6 swallowed"]],
])("%s ends without a response on one path", (name, text, expected) => {
  expect(reportsIn(name, text)).toEqual(expected);
});

it.each([
  // Next.js goes on where its middleware returns nothing.
  ["middleware.ts", next.replace("GET", "middleware")],
  // A helper beside the routes is nobody's handler.
  ["src/lib/rows.ts", astro],
  [
    "app/rows/route.ts",
    next.replace("return;", 'return NextResponse.redirect("/");'),
  ],
  [
    "src/pages/rows/[id].ts",
    astro.replace("if (row) ", "if (!row) throw new Error();\n  "),
  ],
])("%s is right", (name, text) => {
  expect(reportsIn(name, text)).toEqual([]);
});
