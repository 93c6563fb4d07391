import express from "express";
import { Orders, type Database } from "./orders";
import { Sequence } from "./sequence";

declare const db: Database;

const orders = new Orders(db, new Sequence());
const app = express();

app.post("/orders/:customer", async (req, res) => {
  res.json({ number: await orders.create(req.params.customer) });
});
