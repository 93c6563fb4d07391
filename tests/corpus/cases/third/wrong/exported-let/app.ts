import express from "express";
import { revenue, setRevenue } from "./totals";

declare function priceOf(sku: string): Promise<number>;

const app = express();

app.post("/sales/:sku", async (req, res) => {
  setRevenue(revenue + (await priceOf(req.params.sku))); // ! no-shared-state-race
  res.json({ revenue });
});
