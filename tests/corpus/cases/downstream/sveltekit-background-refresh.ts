import type { Handle, RequestEvent } from "@sveltejs/kit";

declare const pages: {
  get(key: string): Promise<{ html: string; stale: boolean } | undefined>;
  put(key: string, html: string): Promise<void>;
};

async function refresh(key: string, response: Response): Promise<void> {
  await pages.put(key, await response.text());
}

const cacheable = (event: RequestEvent): boolean =>
  event.request.method === "GET" && !event.cookies.get("sid");

/** Stale-while-revalidate, written as if a request went on after its answer. */
export const stale: Handle = async ({ event, resolve }) => {
  if (!cacheable(event)) return resolve(event);
  const key = event.url.href;
  const hit = await pages.get(key);
  if (!hit) {
    const response = await resolve(event);
    await refresh(key, response.clone());
    return response;
  }
  const fresh = resolve(event); // ! await-downstream
  if (hit.stale) {
    const response = await fresh;
    await refresh(key, response.clone());
    return response;
  }
  return new Response(hit.html, { headers: { "content-type": "text/html" } });
};

export const cached: Handle = async ({ event, resolve }) => {
  if (!cacheable(event)) return resolve(event);
  const key = event.url.href;
  const hit = await pages.get(key);
  if (hit && !hit.stale) {
    return new Response(hit.html, { headers: { "content-type": "text/html" } });
  }
  const response = await resolve(event);
  void refresh(key, response.clone());
  return response;
};
