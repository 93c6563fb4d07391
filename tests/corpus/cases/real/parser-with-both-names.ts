import express from "express";

// A parser of text in memory offers `processSync` beside `process`: both do the same work on the loop.

class Selectors {
  readonly found: string[] = [];

  process(text: string): Promise<string> {
    return Promise.resolve(this.processSync(text));
  }

  processSync(text: string): string {
    for (const part of text.split(",")) this.found.push(part.trim());
    return this.found.join(", ");
  }
}

const app = express();

app.post("/theme", async (req, res) => {
  const selectors = new Selectors();
  selectors.processSync(String(req.query["css"]));
  res.json({ found: selectors.found });
});

export { app };
