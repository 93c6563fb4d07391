// A module variable that another module reads.
import express from "express";
import { setCurrentUser, type User } from "./current-user";
import { visibleOrders } from "./orders";

declare function authenticate(token: string): Promise<User>;

export const app = express();

app.use(async (req, _res, next) => {
  const user = await authenticate(req.get("authorization") ?? "");
  setCurrentUser(user); // ! no-request-state-leak
  next();
});

app.get("/orders", async (_req, res) => {
  res.json(await visibleOrders());
});
