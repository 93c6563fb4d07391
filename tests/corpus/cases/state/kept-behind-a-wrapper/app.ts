import express from "express";

import { Desk, refund, sell, welcome } from "./orders.ts";

const desk = new Desk();

export const app = express();

app.get("/", welcome);
app.post("/sell", sell);
app.post("/refund", refund);
app.post("/desk", desk.enter);
app.get("/desk", desk.count);
app.delete("/desk", desk.leave);
