// A method that does nothing is that of the heirs only where one of them may be the object.
import express from "express";
import { appendFileSync, readFileSync } from "node:fs";

class Quiet {
  putDown(_text: string): void {}
}
class Loud extends Quiet {
  override putDown(text: string): void {
    appendFileSync("log", text);
  }
}

abstract class Steps {
  before(): void {}
  run(): void {
    this.before();
  }
}
class First extends Steps {
  override before(): void {
    super.before();
  }
}
class Second extends Steps {
  override before(): void {
    super.before();
    readFileSync("package.json");
  }
}

const quiet = new Quiet();
const first = new First();
const second = new Second();
const app = express();

app.get("/quiet", (_req, res) => {
  quiet.putDown("asked");
  new Quiet().putDown("asked");
  res.end();
});
app.get("/first", (_req, res) => {
  first.before();
  first.run();
  res.end();
});
app.get("/second", (_req, res) => {
  second.before(); // ! no-blocking-call
  second.run(); // ! no-blocking-call
  res.end();
});
app.get("/any/:name", (req, res) => {
  const log: Quiet = req.params.name === "loud" ? new Loud() : quiet;
  log.putDown("asked"); // ! no-blocking-call
  res.end();
});

export { app };
