import type { Handle } from "@sveltejs/kit";

declare function findTenant(
  host: string,
): Promise<{ id: string; theme: string }>;

const state: { tenant?: { id: string; theme: string } } = {};

export const handle: Handle = async ({ event, resolve }) => {
  state.tenant = await findTenant(event.url.host); // ! no-request-state-leak
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace("%theme%", state.tenant?.theme ?? "light"),
  });
};
