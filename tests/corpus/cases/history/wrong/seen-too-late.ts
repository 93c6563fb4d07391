// What a request leaves where the next one finds it: in an error that all throw, in one of several stores.
import type { Handle } from "@sveltejs/kit";
import type { Middleware } from "koa";

class HttpError extends Error {
  details?: object;
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const errors = { forbidden: new HttpError(403, "forbidden") };

declare function audit(error: HttpError): Promise<void>;

export const boundary: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    await audit(error);
    ctx.status = error.status;
    ctx.body = { message: error.message, details: error.details };
  }
};

export const guard: Middleware = async (ctx, next) => {
  if (ctx.get("x-role") !== "admin") {
    errors.forbidden.details = { user: ctx.get("x-user") }; // ?! no-request-state-leak -- what is thrown isn't followed to its catch
    throw errors.forbidden;
  }
  await next();
};

function writable<T>(first: T) {
  let value = first;
  return {
    set(next: T) {
      value = next;
    },
    get: () => value,
  };
}

const session = writable<{ user?: string }>({});

// sveltekit-auth-example#2
export const handle: Handle = async ({ event, resolve }) => {
  session.set({ user: event.cookies.get("token") }); // ! no-request-state-leak
  const response = await resolve(event);
  response.headers.set("x-user", session.get().user ?? "");
  return response;
};

export const handleOwn: Handle = async ({ event, resolve }) => {
  const own = writable<{ user?: string }>({});
  own.set({ user: event.cookies.get("token") });
  const response = await resolve(event);
  response.headers.set("x-user", own.get().user ?? "");
  return response;
};
