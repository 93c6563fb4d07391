import express from "express";
function counter(): { next(): Promise<number>; at(): number } {
  let n = 0;
  return {
    async next() {
      const before = n;
      await fetch("/x");
      n = before + 1; // ! no-shared-state-race
      return n;
    },
    at() {
      return ++n;
    },
  };
}
const ids = counter();
const app = express();
app.get("/w", async (_q, s) => {
  s.json(await ids.next());
});
app.get("/r", async (_q, s) => {
  await fetch("/x");
  s.json(ids.at());
});
app.get("/r2", async (_q, s) => {
  const own = counter();
  s.json(own.at());
});
