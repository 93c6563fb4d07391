// Awaiting it in there would help nobody: what runs these callbacks waits for none of them.
import { EventEmitter } from "node:events";
import Koa from "koa";

const gate = new EventEmitter();
const app = new Koa();

app.use(async (_ctx, next) => {
  gate.once("open", () => {
    void next(); // ! await-downstream:detached
  });
});
app.use(async (_ctx, next) => {
  setTimeout(() => {
    next(); // ! await-downstream:detached
  }, 5);
});
app.use(async (_ctx, next) => {
  ["a"].forEach(() => {
    next().catch(console.error); // ! await-downstream:detached
  });
});

export { app };
