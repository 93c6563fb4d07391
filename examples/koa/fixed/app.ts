import Koa from "koa";

import { BookStore } from "./stores/books.ts";
import { CustomerStore } from "./stores/customers.ts";
import { OrderStore } from "./stores/orders.ts";
import type { AppState, Config } from "./config.ts";
import { Metrics } from "./metrics.ts";
import { authenticate } from "./middleware/auth.ts";
import { errors } from "./middleware/errors.ts";
import { locale } from "./middleware/locale.ts";
import { rateLimit } from "./middleware/rate-limit.ts";
import { timing } from "./middleware/timing.ts";
import { bookRoutes } from "./routes/books.ts";
import { orderRoutes } from "./routes/orders.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { statusRoutes } from "./routes/status.ts";

export async function createApp(config: Config): Promise<Koa<AppState>> {
  const metrics = new Metrics();
  const books = await BookStore.open(config);
  const customers = await CustomerStore.open(config);
  const orders = new OrderStore(config);

  const app = new Koa<AppState>();
  app.silent = true;
  app.use(timing(metrics));
  app.use(errors);
  app.use(rateLimit(config.requestsPerMinute));
  app.use(locale);
  app.use(authenticate(customers, config.publicPaths));
  for (const router of [
    statusRoutes(metrics),
    sessionRoutes(customers),
    bookRoutes(books, config),
    orderRoutes(books, orders),
  ]) {
    app.use(router.routes());
    app.use(router.allowedMethods());
  }
  return app;
}
