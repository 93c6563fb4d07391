import express from "express";
import { connection } from "./database";

const app = express();

app.get("/ping", async (_req, res) => {
  const { socket } = await connection();
  socket.write("ping");
  res.send("pong");
});

export { app };
