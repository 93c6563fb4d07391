import express from "express";
import { banner, formats, readers } from "./disk";

const app = express();

// The entry that blocks is called at the start only.
app.get("/disk", async (_req, res) => {
  res.json([banner, await readers.linux("/data")]);
});

app.get("/text", async (req, res) => {
  res.json(await formats["text"]?.(req.path));
});
