import type { Handle } from "@sveltejs/kit";

const lifetime = 5_000;

interface Page {
  readonly at: number;
  readonly response: Response;
}

const pages = new Map<string, Page>();

/** Keeps what everybody sees alike for a few seconds; a new answer makes all of it old. */
export const cache: Handle = async ({ event, resolve }) => {
  if (event.request.method !== "GET") {
    const response = await resolve(event);
    pages.clear();
    return response;
  }

  const page = pages.get(event.url.pathname);
  if (page && Date.now() - page.at < lifetime) return page.response.clone();

  const response = await resolve(event);
  if (response.headers.get("cache-control") === "public")
    pages.set(event.url.pathname, {
      at: Date.now(),
      response: response.clone(),
    });
  return response;
};
