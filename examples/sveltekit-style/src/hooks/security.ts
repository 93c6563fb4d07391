import type { Handle } from "@sveltejs/kit";

const headers = {
  "content-security-policy": "default-src 'self'",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
} as const;

export const security: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  for (const [name, value] of Object.entries(headers))
    response.headers.set(name, value);
  return response;
};
