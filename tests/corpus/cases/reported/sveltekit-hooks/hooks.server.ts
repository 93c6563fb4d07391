// SvelteKit: "handle must return a Response object, got undefined", errors that the hook's catch never sees.
/* eslint-disable @typescript-eslint/no-explicit-any */
import type { Handle } from "@sveltejs/kit";
import { sequence } from "@sveltejs/kit/hooks";

declare function userOf(session: string | undefined): Promise<object | null>;
declare function report(error: unknown): Promise<void>;

const auth: Handle = async ({ event, resolve }): Promise<any> => {
  const user = await userOf(event.cookies.get("session"));
  if (user) {
    (event.locals as any).user = user;
    return resolve(event);
  }
  if (event.url.pathname.startsWith("/app")) {
    return new Response(null, { status: 303, headers: { location: "/login" } });
  }
  await resolve(event); // ! return-response
};

const authFixed: Handle = async ({ event, resolve }) => {
  const user = await userOf(event.cookies.get("session"));
  if (user) {
    (event.locals as any).user = user;
    return resolve(event);
  }
  if (event.url.pathname.startsWith("/app")) {
    return new Response(null, { status: 303, headers: { location: "/login" } });
  }
  return await resolve(event);
};

const errors: Handle = async ({ event, resolve }) => {
  try {
    return resolve(event); // ! await-downstream
  } catch (error) {
    await report(error);
    return new Response("Internal error", { status: 500 });
  }
};

const errorsFixed: Handle = async ({ event, resolve }) => {
  try {
    return await resolve(event);
  } catch (error) {
    await report(error);
    return new Response("Internal error", { status: 500 });
  }
};

const cors: Handle = async ({ event, resolve }) => {
  const response = resolve(event) as Response; // ! await-downstream
  response.headers.append("Access-Control-Allow-Origin", "*");
  return response;
};

const corsFixed: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  response.headers.append("Access-Control-Allow-Origin", "*");
  return response;
};

// Every page is loaded twice since the theme went in.
const theme: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const chosen = event.cookies.get("theme");
  if (chosen) {
    const transformPageChunk = ({ html }: { html: string }) =>
      html.replace("%theme%", chosen);
    return resolve(event, { transformPageChunk }); // ! no-repeated-downstream
  }
  return response;
};

const themeFixed: Handle = async ({ event, resolve }) => {
  const chosen = event.cookies.get("theme");
  if (!chosen) return await resolve(event);
  return await resolve(event, {
    transformPageChunk: ({ html }) => html.replace("%theme%", chosen),
  });
};

export const handle = sequence(
  auth,
  authFixed,
  errors,
  errorsFixed,
  cors,
  corsFixed,
  theme,
  themeFixed,
);
