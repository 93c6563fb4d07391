import type { APIContext, APIRoute, MiddlewareHandler } from "astro";
import { defineMiddleware } from "astro:middleware";

interface User {
  readonly admin: boolean;
}

declare function userOf(request: Request): Promise<User | undefined>;
declare function remember(context: APIContext): Promise<void>;
declare function save(request: Request): Promise<void>;

export const guarded = defineMiddleware(async (context, next) => {
  const user = await userOf(context.request);
  if (!user) {
    context.redirect("/login"); // ! return-response
  }
  return next();
});

/** Taken out of the context. */
export const admins: MiddlewareHandler = async (
  { request, redirect: sendTo, url },
  next,
) => {
  const user = await userOf(request);
  if (url.pathname.startsWith("/admin") && !user?.admin) sendTo("/"); // ! return-response
  return next();
};

export const moved: MiddlewareHandler = async (context, next) => {
  if (context.url.pathname === "/old") await context.rewrite("/new"); // ! return-response
  return next();
};

/** `redirect` out of the context in the body. */
export const POST: APIRoute = async (context) => {
  const { redirect, request } = context;
  if (!request.headers.get("content-type")) {
    redirect("/form?error"); // ! return-response
  }
  await save(request);
  return redirect("/thanks");
};

// Right from here on.

export const returned = defineMiddleware(async (context, next) => {
  const user = await userOf(context.request);
  if (!user) return context.redirect("/login");
  if (context.url.pathname === "/old") return context.rewrite("/new");
  return next();
});

export const kept: MiddlewareHandler = async ({ request, redirect }, next) => {
  let answer: Response | undefined;
  if (!(await userOf(request))) answer = redirect("/login");
  return answer ?? next();
};

/** The project's own function of that name does something. */
export const ownRedirect: MiddlewareHandler = async (context, next) => {
  const { redirect } = { redirect: (path: string) => console.log(path) };
  if (context.url.pathname === "/a") redirect("/b");
  return next();
};

export const PUT: APIRoute = async (context) => {
  await remember(context);
  switch (context.url.pathname) {
    case "/a":
      return context.redirect("/b", 303);
    default:
      return new Response("none", { status: 404 });
  }
};
