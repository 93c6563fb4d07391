import express from "express";
import { Orders, Orders2 } from "./heirs";
const app = express();
app.get("/orders", new Orders().handler());
app.get("/orders2", (req, res, next) => new Orders2().run(req, res, next));
