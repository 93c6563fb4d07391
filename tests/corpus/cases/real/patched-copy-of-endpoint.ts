import Koa from "koa";

// A URL made anew for the request, out of what the process knows, may be changed for the request.

interface Endpoints {
  readonly base: URL;
  readonly byTenant: boolean;
}

class Environment {
  readonly byTenant = true;

  get base(): URL {
    return new URL(process.env["BASE_URL"] ?? "https://app.test");
  }
}

const environment = new Environment();

function endpointOf(tenant: string, { base, byTenant }: Endpoints): URL {
  if (!byTenant) return base;
  const url = new URL(base);
  url.hostname = url.hostname.replace("*", tenant);
  return url;
}

const app = new Koa();

app.use(async (ctx, next) => {
  if (ctx.path === "/lost") {
    const endpoint = endpointOf(String(ctx.query["tenant"]), environment);
    endpoint.hostname = ctx.request.hostname;
    ctx.redirect(new URL("/start", endpoint).href);
    return;
  }
  return next();
});

export { app };
