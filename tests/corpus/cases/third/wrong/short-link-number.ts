import express from "express";

declare const links: { insert(code: string, url: string): Promise<void> };

let issued = 0;
const app = express();

app.post("/links", async (req, res) => {
  const code = issued.toString(36);
  await links.insert(code, String(req.query["url"]));
  issued++; // ! no-shared-state-race
  res.json({ code });
});
