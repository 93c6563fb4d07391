// Helpers of the project that only make a response: the guard that leaves it lying goes on.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "react-router";

import {
  assertOk,
  badRequest,
  ChatError,
  countFailure,
  elsewhere,
  forbidden,
  invalid,
  noted,
  reported,
  stamped,
} from "./errors.js";

async function load(id: string): Promise<{ owner: string } | undefined> {
  return Promise.resolve({ owner: id });
}

export async function loader({ request }: LoaderFunctionArgs) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  if (!request.headers.has("authorization")) {
    new ChatError("unauthorized").toResponse(); // ! return-response
  }
  if (!id) badRequest("no id"); // ! return-response
  const chat = await load(id);
  if (chat?.owner !== "me") forbidden(); // ! return-response
  if (id === "old") elsewhere(id); // ! return-response
  if (id.length > 99) invalid("too long"); // ! return-response
  return Response.json(chat);
}

export async function right({ request }: LoaderFunctionArgs) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  if (!request.headers.has("authorization"))
    return new ChatError("unauthorized").toResponse();
  if (!id) return badRequest("no id");
  const chat = await load(id);
  if (chat?.owner !== "me") return forbidden();
  if (id === "old") return elsewhere(id);
  if (id.length > 99) return invalid("too long");
  return Response.json(chat);
}

export async function action({ request }: ActionFunctionArgs) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  const response = Response.json(await load(id));
  if (id.length > 40) countFailure(id);
  if (id.length > 60) await reported(id);
  if (id !== "") assertOk(id.startsWith("c"));
  if (id === "c") stamped(response);
  if (id === "n") noted(id);
  return response;
}
