import express from "express";
import { both, dump } from "./debug.ts";
const app = express();
if (process.env.NODE_ENV !== "production") {
  app.get("/dump", dump);
  app.get("/both", both);
}
app.get("/both2", both);
