import express from "express";

declare const audit: { write(line: string): Promise<void> };

const app = express();
let sequence = 0;

app.use((req, res, next) => {
  const current = sequence;
  audit
    .write(`${current} ${req.method} ${req.url}`)
    .then(() => {
      sequence = current + 1; // ! no-shared-state-race
      next();
    })
    .catch(next);
});

export { app };
