import { sequence } from "@sveltejs/kit/hooks";

// As a project writes it that came from JavaScript: the registration says what these are.
export const handle = sequence(
  async ({ event, resolve }: any): Promise<any> => {
    event.locals.start = Date.now();
    await resolve(event); // ! return-response
  },
  async ({ event, resolve }: any): Promise<any> => {
    event.locals.user = await event.fetch("/api/me");
    return await resolve(event);
  },
  async function ({ event, resolve }: any): Promise<any> {
    if (event.url.pathname !== "/old") return resolve(event);
    return new Response(null, { status: 308, headers: { location: "/new" } });
  },
);
