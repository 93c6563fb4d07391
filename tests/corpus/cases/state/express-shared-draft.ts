// A module variable as scratch space.
import express from "express";

declare function fetchPart(id: string): Promise<string>;

let draft = "";

const app = express();

app.get("/report/:id", async (req, res) => {
  draft = `# Report ${req.params.id}\n`; // ! no-request-state-leak
  const body = await fetchPart("body");
  res.send(draft + body);
});

app.get("/v2/report/:id", async (req, res) => {
  const own = `# Report ${req.params.id}\n`;
  const body = await fetchPart("body");
  res.send(own + body);
});

export { app };
