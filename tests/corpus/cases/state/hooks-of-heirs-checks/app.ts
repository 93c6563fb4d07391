import express from "express";
import Koa from "koa";
import {
  OrdersController,
  InvoicesController,
  PlainController,
  StaleTotal,
  LimitGate,
  RightGate,
  Seats,
  RightSeats,
} from "./heirs";
const app = express();
const orders = new OrdersController();
const invoices = new InvoicesController();
const plain = new PlainController();
app.get("/orders/:id", (req, res) => orders.execute(req, res));
app.get("/invoices", (req, res) => invoices.execute(req, res));
app.get("/plain/:id", (req, res) => plain.execute(req, res));
app.use(new Seats().handle);
app.use(new RightSeats().handle);
const koa = new Koa();
koa.use(new StaleTotal().build());
koa.use(new LimitGate().build());
koa.use(new RightGate().build());
