import http from "node:http";
import express from "express";

const app = express();
let draining = false;
let open = 0;

app.use((_req, res, next) => {
  if (draining) {
    res.setHeader("connection", "close");
    res.status(503).end();
    return;
  }
  open += 1;
  res.on("close", () => {
    open -= 1;
  });
  next();
});

const server = http.createServer(app);

process.once("SIGTERM", () => {
  draining = true;
  server.close(() => {
    process.exit(open === 0 ? 0 : 1);
  });
});

export { server };
