// A timer that is armed once at a time is armed again and again: its work runs for many requests.
import { writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import express from "express";

class Journal {
  private lines: string[] = [];
  private timer: NodeJS.Timeout | undefined;

  add(line: string): void {
    this.lines.push(line);
    this.timer ??= setTimeout(() => this.flush(), 100);
  }

  private flush(): void {
    this.timer = undefined;
    writeFileSync("journal.log", this.lines.splice(0).join("\n"));
  }
}

let dirty: string[] = [];
let scheduled = false;

function markDirty(key: string): void {
  dirty.push(key);
  if (scheduled) return;
  scheduled = true;
  setImmediate(() => {
    scheduled = false;
    writeFileSync("dirty.json", JSON.stringify(dirty));
    dirty = [];
  });
}

class AsyncJournal {
  private lines: string[] = [];
  private timer: NodeJS.Timeout | undefined;

  add(line: string): void {
    this.lines.push(line);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      writeFile("journal.log", this.lines.splice(0).join("\n")).catch(
        console.error,
      );
    }, 100);
  }
}

/** Once for the process: nothing arms it a second time. */
class Banner {
  private timer: NodeJS.Timeout | undefined;

  announce(): void {
    this.timer ??= setTimeout(() => {
      writeFileSync("started", String(Date.now()));
    }, 1000);
  }
}

const journal = new Journal();
const asyncJournal = new AsyncJournal();
const banner = new Banner();

export const app = express();
app.use((req, _res, next) => {
  banner.announce(); // !strict no-blocking-call
  asyncJournal.add(req.path);
  journal.add(req.path); // ! no-blocking-call
  next();
});
app.post("/keys/:key", (req, res) => {
  markDirty(req.params.key); // ! no-blocking-call
  res.sendStatus(204);
});
