import * as Sentry from "@sentry/node";
import { getGlobalScope } from "@sentry/node";
import express from "express";
const app = express();
declare function userOf(token: string): Promise<{ id: string }>;
app.use(async (req, res, next) => {
  const user = await userOf(req.get("authorization") ?? "");
  Sentry.getGlobalScope().setUser({ id: user.id }); // ! no-request-state-leak
  next();
});
app.use((req, res, next) => {
  getGlobalScope().setTag("path", req.path); // ! no-request-state-leak
  next();
});
app.use((req, res, next) => {
  const scope = Sentry.getGlobalScope();
  scope.setExtra("body", req.body); // ! no-request-state-leak
  next();
});
// right
Sentry.getGlobalScope().setTag("release", process.env["RELEASE"] ?? "");
app.use(async (req, res, next) => {
  const user = await userOf(req.get("authorization") ?? "");
  Sentry.setUser({ id: user.id });
  Sentry.getIsolationScope().setTag("path", req.path);
  Sentry.getCurrentScope().setUser(user);
  Sentry.withScope((scope) => scope.setExtra("body", req.body));
  Sentry.getGlobalScope().setTag("region", process.env["REGION"] ?? "");
  next();
});
app.use((req, res, next) => {
  const scope = Sentry.getCurrentScope();
  scope.setTag("path", req.path);
  const own = Sentry.getIsolationScope();
  own.setUser({ id: String(req.headers["x-user"]) });
  next();
});
