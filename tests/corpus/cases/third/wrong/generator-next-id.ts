import express from "express";

declare function save(id: number, text: string): Promise<void>;

class Ids {
  next = 1;
  *take(count: number) {
    for (let at = 0; at < count; at++) yield this.next + at;
  }
}

const ids = new Ids();
const app = express();

app.post("/notes", async (req, res) => {
  const [first = 0, second = 0] = ids.take(2);
  await save(first, String(req.query["title"]));
  await save(second, String(req.query["text"]));
  ids.next = second + 1; // ! no-shared-state-race
  res.json({ first, second });
});
