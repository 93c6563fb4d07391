import type { Handle } from "@sveltejs/kit";

import { runWithContext } from "./context.ts";

type HandleInput = Parameters<Handle>[0];

let activeUser: string | undefined;

export async function handleRequest({
  event,
  resolve,
}: HandleInput): Promise<Response> {
  return runWithContext(async () => {
    activeUser = event.cookies.get("user"); // ! no-request-state-leak
    const response = await resolve(event);
    response.headers.set("x-user", activeUser ?? "");
    return response;
  }, crypto.randomUUID());
}
