import express from "express";
import "./members.ts";

interface Order {
  readonly id: string;
  readonly owner: string;
}
declare function orderOf(id: string): Promise<Order | undefined>;

const app = express();

app.use((req, res, next) => {
  if (!req.headers.authorization) res.refuseWith("no token");
  next(); // ! single-answer
});
app.use((req, res, next) => {
  if (!req.headers.authorization) {
    res.refuseWith("no token");
    return;
  }
  res.markSeen(req.headers.authorization);
  next();
});

app.get("/orders/:id", async (req, res, next) => {
  try {
    const order = await orderOf(req.params.id);
    if (!order) res.refuseWith("no order");
    res.giveFound({ order }); // ! single-answer
  } catch (error) {
    next(error);
  }
});
app.get("/orders/:id/owner", async (req, res, next) => {
  try {
    const order = await orderOf(req.params.id);
    if (!order) {
      res.refuseWith("no order");
      return;
    }
    res.markSeen(order.owner);
    res.giveFound({ owner: order.owner });
  } catch (error) {
    next(error);
  }
});
app.get("/notices/:name", (req, res) => {
  res.giveNotice(req.params.name); // ! no-blocking-call
});
