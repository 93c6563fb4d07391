import { EventEmitter } from "node:events";
import { appendFileSync, rmSync } from "node:fs";
import { appendFile } from "node:fs/promises";

export const bus = new EventEmitter();

bus.on("order.created", (id: string) => {
  appendFileSync("orders.log", id);
});

bus.on("order.seen", (id: string) => {
  void appendFile("seen.log", id);
});

bus.once("order.first", (id: string) => {
  console.info("first", id);
});

export class Jobs extends EventEmitter {
  finish(id: string): void {
    this.emit("finished", id);
  }
}

export const jobs = new Jobs();
jobs.on("finished", cleanUp);

function cleanUp(id: string): void {
  rmSync(`jobs/${id}`, { recursive: true });
}

/** Nobody listens to this one. */
export const silentBus = new EventEmitter();
