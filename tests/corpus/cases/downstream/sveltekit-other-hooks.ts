import type {
  Handle,
  HandleFetch,
  HandleServerError,
  Reroute,
  ServerInit,
} from "@sveltejs/kit";

declare const pool: { open(): Promise<void> };

// Neighbours of `handle` that have no downstream.
export const init: ServerInit = async () => {
  await pool.open();
};

export const reroute: Reroute = ({ url }) => {
  if (url.pathname === "/home") return "/";
};

export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const cookie = event.request.headers.get("cookie");
  if (cookie) request.headers.set("cookie", cookie);
  return fetch(request);
};

export const handleError: HandleServerError = ({ error, status }) => {
  console.error(status, error);
};

/** The locale is picked late, and `resolve` is taken off late. */
export const handle: Handle = async (input) => {
  const { event } = input;
  const { resolve } = input;
  event.setHeaders({ "x-early": "1" });
  const page = await resolve(event, {
    filterSerializedResponseHeaders: (name) => name === "content-type",
    preload: ({ type }) => type === "js",
  });
  page.headers.delete("x-early");
  return page;
};

/** The status is asked of a promise. */
export const counted: Handle = async (input) => {
  const page = input.resolve(input.event) as Response; // ! await-downstream
  if (page.status >= 500) console.error(input.event.url.pathname);
  return page;
};

/** Renders in the background, and answers with a placeholder. */
export const placeholder: Handle = async ({ event, resolve }) => {
  if (event.url.searchParams.has("wait")) return resolve(event);
  const page = Promise.resolve(resolve(event)); // ! await-downstream
  page.then(
    (rendered) => console.log(rendered.status),
    (error: unknown) => console.error(error),
  );
  return new Response("rendering", { status: 202 });
};
