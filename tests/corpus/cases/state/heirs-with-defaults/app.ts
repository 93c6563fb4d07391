import express from "express";
import { Orders, OrdersRight } from "./stores";

const orders = new Orders();
const right = new OrdersRight();
const app = express();
app.post("/orders", async (req, res) => {
  res.json(await orders.save(req.body)); // ! no-request-state-leak
});
app.post("/right", async (req, res) => {
  res.json(await right.save(req.body));
});
