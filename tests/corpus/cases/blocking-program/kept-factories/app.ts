// What a factory has made is registered by the name of the constant that keeps it.
import express from "express";
import guards, { admins, texts } from "./guards.ts";

const start = texts("start", ".html");
const app = express();

app.use("/admin", admins);
app.use("/staff", guards.admins);
app.get("/", (_req, res) => {
  res.send(start + guards.banner);
});
