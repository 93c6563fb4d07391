// What one emitter's listeners do, another one's `emit` doesn't run.
import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
import Koa from "koa";

class Bus extends EventEmitter {
  constructor() {
    super();
    this.on("closed", () => readFileSync("closed.txt"));
  }

  finish(): void {
    this.emit("finished");
  }
}

class NamedBus extends Bus {
  readonly name = "named";
}

const startUp = new Bus();
startUp.on("loaded", () => readFileSync("fonts.json"));
startUp.on("finished", () => readFileSync("motd.txt"));
startUp.emit("loaded");

const requests = new Bus();
requests.on("loaded", (id: string) => id);
requests.on("finished", (id: string) => id);
const named = new NamedBus();

const app = new Koa();

app.use(async (ctx, next) => {
  requests.emit("loaded", ctx.path);
  requests.finish();
  await next();
});

app.use(async (_ctx, next) => {
  startUp.emit("loaded"); // ! no-blocking-call
  startUp.finish(); // ! no-blocking-call
  requests.emit("closed"); // ! no-blocking-call
  named.emit("closed"); // ! no-blocking-call
  await next();
});
