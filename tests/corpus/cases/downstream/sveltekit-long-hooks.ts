import { dev } from "$app/environment";
import { error, json, redirect } from "@sveltejs/kit";
import type { Handle, HandleServerError, RequestEvent } from "@sveltejs/kit";
import { sequence } from "@sveltejs/kit/hooks";

interface Session {
  readonly id: string;
  readonly userId: string;
  readonly csrf: string;
}

declare const sessions: {
  read(id: string): Promise<Session | null>;
  touch(id: string): Promise<void>;
};
declare const limiter: {
  take(key: string): Promise<{ allowed: boolean; retryAfter: number }>;
};
declare const translations: Record<string, Record<string, string>>;
declare const metrics: {
  observe(name: string, value: number, labels: Record<string, string>): void;
};

const state = new WeakMap<
  RequestEvent,
  { session?: Session; locale: string }
>();

function stateOf(event: RequestEvent): { session?: Session; locale: string } {
  let entry = state.get(event);
  if (!entry) {
    entry = { locale: "en" };
    state.set(event, entry);
  }
  return entry;
}

const unsafe = new Set(["POST", "PUT", "PATCH", "DELETE"]);

export const rateLimit: Handle = async ({ event, resolve }) => {
  const { allowed, retryAfter } = await limiter.take(event.getClientAddress());
  if (allowed) return resolve(event);
  return json(
    { error: "too many requests" },
    { status: 429, headers: { "retry-after": String(retryAfter) } },
  );
};

export const session: Handle = async ({ event, resolve }) => {
  const id = event.cookies.get("sid");
  if (!id) return resolve(event);
  const current = await sessions.read(id);
  if (!current) {
    event.cookies.delete("sid", { path: "/" });
    return resolve(event);
  }
  stateOf(event).session = current;
  const response = await resolve(event);
  await sessions.touch(id);
  return response;
};

export const csrf: Handle = async ({ event, resolve }) => {
  const { session: current } = stateOf(event);
  if (unsafe.has(event.request.method) && current) {
    const form = await event.request.clone().formData();
    if (form.get("csrf") !== current.csrf) error(403, "csrf");
  }
  return resolve(event);
};

export const i18n: Handle = async ({ event, resolve }) => {
  const [, prefix = ""] = event.url.pathname.split("/");
  const entry = stateOf(event);
  if (prefix in translations) entry.locale = prefix;
  else if (event.url.pathname === "/") redirect(307, `/${entry.locale}`);
  const words = translations[entry.locale] ?? {};
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace(/%t\.(\w+)%/g, (whole, key: string) => words[key] ?? whole),
  });
};

/** The span ends while the page is still being rendered. */
export const observed: Handle = async ({ event, resolve }) => {
  const start = performance.now();
  const route = event.route.id ?? "unknown";
  try {
    const response = resolve(event); // ! await-downstream
    metrics.observe("render_ms", performance.now() - start, { route });
    return response;
  } catch (cause) {
    metrics.observe("render_errors", 1, { route });
    throw cause;
  }
};

export const handle = sequence(rateLimit, session, csrf, i18n, observed);

export const handleError: HandleServerError = ({ error: cause, status }) => {
  if (dev || status >= 500) console.error(cause);
  return { message: "something went wrong" };
};
