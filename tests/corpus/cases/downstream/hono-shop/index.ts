import { Hono } from "hono";
import { middlewares, type ShopEnv } from "./middleware";

const app = new Hono<ShopEnv>();
for (const middleware of Object.values(middlewares)) app.use(middleware);
app.get("/basket", (c) => c.json(c.get("basket")));

export default app;
