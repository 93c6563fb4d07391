import {
  H3,
  HTTPError,
  defineHandler,
  onRequest,
  onResponse,
  type Middleware,
} from "h3";

declare function sessionOf(
  cookie: string | null,
): Promise<{ user: string } | undefined>;

const session: Middleware = async (event, next) => {
  event.context["session"] = await sessionOf(event.req.headers.get("cookie"));
  if (!event.context["session"] && event.url.pathname.startsWith("/admin"))
    throw new HTTPError({ status: 401 });
  return next();
};

const rewrite: Middleware = async (event, next) => {
  const result = await next();
  return event.url.searchParams.has("raw") ? result : { data: result };
};

export const app = new H3({ onError: (error) => console.error(error) });
app.use(
  onRequest((event) => console.log(event.req.method, event.url.pathname)),
);
app.use(onResponse((response) => console.log(response.status)));
app.use(session).use(rewrite);
app.get(
  "/hello",
  defineHandler((event) => ({ hello: event.context["session"] })),
);
