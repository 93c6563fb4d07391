// A claim that a helper gives back: at its very end it has kept everybody out, before its last wait it hasn't.
import express from "express";

declare class Line {
  constructor(host: string);
  readonly id: string;
  start(): Promise<void>;
  close(): Promise<void>;
}

declare function announce(id: string): Promise<boolean>;

const app = express();

let moving = false;
let line = new Line("first.example");

/** Right: the claim goes back when nothing is left to wait for. */
async function dialAgain(host: string): Promise<void> {
  line = new Line(host);
  await line.start();
  moving = false;
}

app.post("/line", async (_req, res) => {
  if (moving) {
    res.sendStatus(409);
    return;
  }
  moving = true;
  await line.close();
  await dialAgain("second.example");
  res.json({ heard: await announce(line.id) });
});

let switching = false;
let spare = new Line("third.example");

async function dialSpare(host: string): Promise<void> {
  spare = new Line(host);
  switching = false;
  await spare.start();
}

app.post("/spare", async (_req, res) => {
  if (switching) {
    res.sendStatus(409);
    return;
  }
  switching = true;
  await spare.close();
  await dialSpare("fourth.example");
  res.json({ heard: await announce(spare.id) }); // ! no-shared-state-race:readBack
});

export { app };
