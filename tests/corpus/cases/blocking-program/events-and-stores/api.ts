// Emitting runs the listeners at once, in the handler's own turn.
import { H3 } from "h3";
import { bus, jobs, silentBus } from "./bus";

export const app = new H3();

app.post("/orders", async (event) => {
  const id = await event.req.text();
  bus.emit("order.created", id); // ! no-blocking-call
  return { id };
});

app.post("/jobs/:id/finish", (event) => {
  jobs.finish(event.context.params?.["id"] ?? ""); // ! no-blocking-call
  return { ok: true };
});

app.get("/orders/:id", (event) => {
  const id = event.context.params?.["id"] ?? "";
  bus.emit("order.seen", id);
  bus.emit("order.first", id);
  bus.emit("order.gone", id);
  silentBus.emit("order.created", id);
  return { id };
});
