import express from "express";
import Koa from "koa";
import {
  HealthLayer,
  MetricsLayer,
  NamedLayer,
  RateLayer,
  RedisLayer,
  RenameCommand,
  ReportJob,
  ScopedUser,
  SettingsLayer,
  StorageLayer,
  UserLayer,
} from "./heirs";
import { Scoped } from "./base";
const app = express();
for (const layer of [
  new SettingsLayer(),
  new MetricsLayer(),
  new RateLayer(),
  new UserLayer(),
  new StorageLayer(),
  new HealthLayer(),
  new NamedLayer("a"),
  new RedisLayer(),
])
  app.use(layer.handler());
app.patch("/x/:id", async (req, res) => {
  await new RenameCommand(req).execute(res);
});
const koa = new Koa();
koa.use(async (ctx) => {
  const job = new ReportJob();
  await job.handle(ctx);
});
koa.use(Scoped.of(ScopedUser));
const health = new HealthLayer();
app.get("/health", (req, res) => {
  res.json(health.status());
});
