import { Hono } from "hono";

const gauge = { inFlight: 0, peak: 0, total: 0 };
const app = new Hono();

app.use(async (_c, next) => {
  gauge.inFlight++;
  gauge.total++;
  gauge.peak = Math.max(gauge.peak, gauge.inFlight);
  try {
    await next();
  } finally {
    gauge.inFlight--;
  }
});

app.get("/metrics", (c) =>
  c.text(
    `in_flight ${gauge.inFlight}\npeak ${gauge.peak}\ntotal ${gauge.total}\n`,
  ),
);

export default app;
