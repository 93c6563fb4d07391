// `for await` suspends too.
import express from "express";

const app = express();

let received = 0;
let total = 0;

app.post("/upload", async (req, res) => {
  let size = received;
  for await (const chunk of req) {
    size += (chunk as Buffer).length;
  }
  received = size; // ! no-shared-state-race
  res.json({ received: size });
});

app.post("/v2/upload", async (req, res) => {
  for await (const chunk of req) {
    total += (chunk as Buffer).length;
  }
  res.json({ total });
});

export { app };
