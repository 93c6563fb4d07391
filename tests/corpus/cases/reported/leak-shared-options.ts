// Options of a client, made once and completed for each request.
import express from "express";

interface Options {
  method: string;
  headers: Record<string, string>;
  timeout?: number;
}

declare function call(url: string, options: Options): Promise<object>;
declare function tokenFor(user: string): Promise<string>;

const defaults: Options = {
  method: "GET",
  headers: { accept: "application/json" },
};

const app = express();

app.get("/profile", async (req, res) => {
  const options = defaults;
  options.headers["authorization"] = String(req.headers.authorization); // ! no-request-state-leak
  const account = await call("http://accounts/me", options);
  res.json({ account, orders: await call("http://orders/mine", options) });
});

// The copy is shallow: the headers are still everybody's.
app.get("/v2/profile", async (req, res) => {
  const options = { ...defaults };
  options.headers["authorization"] = await tokenFor(String(req.query["u"])); // ! no-request-state-leak
  const account = await call("http://accounts/me", options);
  res.json({ account, orders: await call("http://orders/mine", options) });
});

app.get("/v3/profile", async (req, res) => {
  const authorization = String(req.headers.authorization);
  const options = {
    ...defaults,
    headers: { ...defaults.headers, authorization },
  };
  options.timeout = Number(req.query["timeout"] ?? 1000);
  const account = await call("http://accounts/me", options);
  res.json({ account, orders: await call("http://orders/mine", options) });
});

const filters: Record<string, unknown> = { active: true };

app.get("/search", async (req, res) => {
  Object.assign(filters, req.query); // ! no-request-state-leak
  const count = await call("http://search/count", defaults);
  res.json({ count, filters });
});

app.get("/v2/search", async (req, res) => {
  const own = Object.assign({}, filters, req.query);
  const count = await call("http://search/count", defaults);
  res.json({ count, filters: own });
});

// Reported as "shared between requests" as well; no request waits between the test and the reset.
const secret = /^\/admin/g;

app.use((req, res, next) => {
  secret.lastIndex = 0;
  if (secret.test(req.path)) {
    res.sendStatus(403);
    return;
  }
  next();
});

export { app };
