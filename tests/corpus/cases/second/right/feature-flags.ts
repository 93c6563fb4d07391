import type { Handle } from "@sveltejs/kit";

declare function loadFlags(): Promise<ReadonlyMap<string, boolean>>;

let flags: ReadonlyMap<string, boolean> = new Map();

async function refresh() {
  try {
    flags = await loadFlags();
  } catch (error) {
    console.error("flags stay as they are", error);
  }
}

await refresh();
setInterval(refresh, 30_000).unref();

export const handle: Handle = async ({ event, resolve }) => {
  const dark = flags.get("dark") ?? false;
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace("%theme%", dark ? "dark" : "light"),
  });
  if (flags.get("beta")) response.headers.set("x-beta", "1");
  return response;
};
