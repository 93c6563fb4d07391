// The highest so far, and whose it was: a record of all requests, shown to whoever asks.
import express from "express";

const app = express();

let slowest = 0;
let slowestPath = "";
let last = "";
app.use(async (req, _res, next) => {
  const from = Date.now();
  await next();
  const took = Date.now() - from;
  if (took > slowest) {
    slowest = took;
    slowestPath = req.path;
  }
  // No record: the last one is some other request's.
  if (took > 100) {
    last = req.get("x-user") ?? ""; // ! no-request-state-leak
  }
});
app.get("/slowest", (_req, res) => {
  res.json({ slowest, slowestPath });
});
app.get("/last", (_req, res) => {
  res.send(last);
});

let current = "";
let currentName = "";
app.use((req, _res, next) => {
  const user = req.get("x-user") ?? "";
  if (user !== current) {
    current = user;
    currentName = req.get("x-name") ?? ""; // ! no-request-state-leak
  }
  next();
});
app.get("/current", (_req, res) => {
  res.json({ current, currentName });
});

let largest = { bytes: 0, from: "" };
app.post("/files", (req, res) => {
  const bytes = Number(req.get("content-length"));
  if (bytes > largest.bytes) largest = { bytes, from: req.ip ?? "" };
  res.json(largest);
});

class Record {
  private most = 0;
  private by = "";
  note(by: string, points: number): void {
    if (points <= this.most) return;
    this.most = points;
    this.by = by;
  }
  show(): string {
    return `${this.by}: ${String(this.most)}`;
  }
}
const record = new Record();
app.post("/points", (req, res) => {
  record.note(req.get("x-user") ?? "", Number(req.get("x-points")));
  res.send(record.show());
});

// Each request breaks these, and whose they were is the last one's.
let seen = 0;
let seenUser = "";
app.use((req, _res, next) => {
  const now = Date.now();
  if (now > seen) {
    seen = now;
    seenUser = req.get("x-user") ?? ""; // ! no-request-state-leak
  }
  next();
});
let numbers = 0;
let highest = 0;
let newest = "";
app.use((req, _res, next) => {
  const number = ++numbers;
  if (number > highest) {
    highest = number;
    newest = req.get("x-user") ?? ""; // ! no-request-state-leak
  }
  next();
});
class Session {
  private at = new Date(0);
  private user = "";
  see(user: string): void {
    const now = new Date();
    if (now > this.at) {
      this.at = now;
      this.user = user;
    }
  }
  get who(): string {
    return this.user;
  }
}
const session = new Session();
app.use((req, _res, next) => {
  session.see(req.get("x-user") ?? ""); // ! no-request-state-leak
  next();
});
app.get("/seen", (_req, res) => {
  res.json([seenUser, newest, session.who]);
});
