import { data, redirect } from "react-router";

type Code = "unauthorized" | "not-found";

const statusOf = (code: Code): number => (code === "not-found" ? 404 : 401);

export class ChatError extends Error {
  readonly code: Code;

  constructor(code: Code) {
    super(code);
    this.code = code;
  }

  toResponse(): Response {
    const status = statusOf(this.code);
    if (status === 404) {
      console.error("not found", this.message);
      return Response.json({ code: "" }, { status });
    }
    return Response.json({ code: this.code }, { status });
  }
}

export function badRequest(message: string): Response {
  const response = Response.json({ message }, { status: 400 });
  response.headers.set("x-reason", message);
  return response;
}

export const forbidden = (): Response => badRequest("not yours");

export const elsewhere = (id: string): Response =>
  redirect(`/chats?not=${encodeURIComponent(id)}`);

export const invalid = (message: string) => data({ message }, { status: 422 });

const failures = new Map<string, number>();

/** Logs each time: to call it for that alone is right. */
export function noted(message: string): Response {
  console.warn(message);
  return new Response(message, { status: 403 });
}

/** Counts, too: to call it for that alone is right. */
export function countFailure(ip: string): Response {
  failures.set(ip, (failures.get(ip) ?? 0) + 1);
  return new Response(null, { status: 429 });
}

/** Says so elsewhere, too. */
export async function reported(message: string): Promise<Response> {
  await fetch("http://reports.test", { method: "POST", body: message });
  return new Response(message, { status: 500 });
}

/** Changes the response that it is given. */
export function stamped(response: Response): Response {
  response.headers.set("x-stamp", "1");
  return response;
}

/** Throws where it isn't so. */
export function assertOk(isOk: boolean): Response {
  if (!isOk) throw new Error("not ok");
  return new Response("ok");
}
