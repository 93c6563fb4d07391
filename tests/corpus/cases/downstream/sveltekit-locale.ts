import type { Handle } from "@sveltejs/kit";

const supported = ["en", "de", "fr"] as const;
type Locale = (typeof supported)[number];

function pick(header: string | null): Locale {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => part.split(";")[0]?.trim().slice(0, 2))
    .find((tag): tag is Locale => supported.includes(tag as Locale));
  return wanted ?? "en";
}

/** `resolve` returns `Response | Promise<Response>` by type; the cast hides the missing `await`. */
export const castLocale = (async ({ event, resolve }) => {
  const locale = pick(event.request.headers.get("accept-language"));
  const response = resolve(event) as Response; // ! await-downstream
  response.headers.set("content-language", locale);
  return response;
}) satisfies Handle;

export const locale = (async ({ event, resolve }) => {
  const locale = pick(event.request.headers.get("accept-language"));
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace("%lang%", locale),
  });
  response.headers.set("content-language", locale);
  return response;
}) satisfies Handle;

export async function handle(input: Parameters<Handle>[0]): Promise<Response> {
  const { event, resolve } = input;
  if (event.url.pathname === "/ping") return new Response("pong");
  const response = resolve(event);
  if (response instanceof Promise) return await response;
  return response;
}

export const inputForm: Handle = async (input) => {
  const locale = pick(input.event.request.headers.get("accept-language"));
  const page = input.resolve(input.event, {
    transformPageChunk: ({ html }) => html.replace("%lang%", locale),
  });
  return page;
};
