import { H3 } from "h3";

const app = new H3();

// h3 ignores the second call.
app.use(async (event, next) => {
  if (event.url.pathname.startsWith("/api")) await next();
  const body = await next();
  return body;
});

export default app;
