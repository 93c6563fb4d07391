// A search of a library: a list without a first hit is answered on its own, and a loop over it does nothing then.
import express from "express";

interface Hit {
  readonly id: string;
  readonly title: string;
}

declare const library: {
  search(words: string): Promise<readonly Hit[]>;
};

export const app = express();

app.get("/first", async (req, res) => {
  const hits = await library.search(String(req.query["q"]));
  if (hits.length === 0) res.status(404).end();
  for (const hit of hits) {
    res.json(hit);
    break;
  }
});

app.get("/titled", async (req, res) => {
  const titled: Hit[] = [];
  for (const hit of await library.search(String(req.query["q"])))
    if (hit.title) titled.push(hit);
  if (!titled.length) res.sendStatus(204);
  for (const { title } of titled) {
    res.send(title);
    return;
  }
});

app.get("/listed", async (req, res) => {
  const hits = await library.search(String(req.query["q"]));
  if (hits.length === 0) res.status(404).end();
  for (const hit of hits) console.info(hit.title);
  res.json(hits); // ! single-answer
});

app.get("/many", async (req, res) => {
  const hits = await library.search(String(req.query["q"]));
  if (hits.length > 100) res.status(413).end();
  for (const hit of hits) {
    res.json(hit); // ! single-answer
    break;
  }
});
