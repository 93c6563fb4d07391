import express from "express";
class HttpError extends Error {
  constructor(
    readonly status: number,
    message = "",
  ) {
    super(message);
  }
}
const notFound = new HttpError(404);
const errors: string[] = [];
const app = express();
async function find(id: string): Promise<{ id: string } | undefined> {
  return (await fetch(`/${id}`)).json() as Promise<{ id: string }>;
}
app.get("/1/:id", async (req, res) => {
  const row = await find(req.params.id);
  if (!row) {
    notFound.message = `No ${req.params.id}`; // ?! no-request-state-leak -- thrown in the same tick: a turn of promises lies between it and who answers
    throw notFound;
  }
  res.json(row);
});
app.get("/2/:id", async (req, res) => {
  const row = await find(req.params.id);
  if (!row) throw new HttpError(404, `No ${req.params.id}`);
  res.json(row);
});
app.use(express.json());
app.post("/3", async (req, res) => {
  errors.length = 0;
  if (!req.body.name) errors.push("no name");
  if (await find(req.body.name)) errors.push("taken");
  res.json({ errors }); // ?! no-shared-state-race -- a list emptied by its length and filled across a wait
});
app.post("/4", async (req, res) => {
  const mine: string[] = [];
  if (!req.body.name) mine.push("no name");
  if (await find(req.body.name)) mine.push("taken");
  res.json({ mine });
});
