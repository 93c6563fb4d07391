// What was caught is kept, and answered with behind the `try`.
import express from "express";

declare function work(): Promise<string>;
export const app = express();

app.get("/kept", async (_req, res) => {
  let failure: unknown;
  try {
    res.json(await work());
  } catch (error) {
    failure = error;
  }
  if (failure) res.status(500).json({ error: String(failure) });
});

app.get("/handed-on", async (_req, res, next) => {
  let failure: Error | undefined;
  try {
    await work();
    res.json(1);
  } catch (error) {
    failure = error as Error;
  }
  if (failure !== undefined) next(failure);
});

app.get("/lost", async (_req, res) => {
  let failure: unknown;
  // prettier-ignore
  try {
    res.json(await work());
  } catch (error) { // !strict must-answer:swallows
    failure = error;
  }
  if (!failure) process.stdout.write("done\n");
});
