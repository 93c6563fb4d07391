import type { Handle, RequestHandler } from "@sveltejs/kit";

interface Locals {
  user?: string;
  queries: number;
}
declare function userOf(
  cookie: string | undefined,
): Promise<string | undefined>;
declare function query(sql: string): Promise<string[]>;

const mine = (event: { locals: object }) => event.locals as Locals;

export const handle: Handle = async ({ event, resolve }) => {
  const locals = mine(event);
  locals.queries = 0;
  locals.user = await userOf(event.cookies.get("sid"));
  const response = await resolve(event);
  response.headers.set("x-queries", String(locals.queries));
  return response;
};

export const GET: RequestHandler = async (event) => {
  const locals = mine(event);
  const before = locals.queries;
  const rows = await query(
    `select * from notes where owner = '${locals.user}'`,
  );
  locals.queries = before + 1;
  return Response.json(rows);
};
