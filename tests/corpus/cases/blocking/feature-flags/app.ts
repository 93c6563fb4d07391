// An object literal made by a factory: the factory runs at start-up, its method for each request.
import { Hono } from "hono";
import { constantFlags, fileFlags } from "./flags";

const flags = fileFlags("flags.txt");
const constants = constantFlags("constants.txt");

const app = new Hono();

app.use("/beta/*", async (c, next) => {
  const on = flags.isOn("beta"); // ! no-blocking-call
  if (!on) return c.notFound();
  await next();
});

app.use("/alpha/*", async (c, next) => {
  if (!constants.has("alpha")) return c.notFound();
  await next();
});

export default app;
