// Later on the loop is still on the loop: event listeners, timers, `.then` bodies.
import express from "express";
import { execSync } from "node:child_process";
import { appendFile, appendFileSync } from "node:fs";

const app = express();

app.use((req, res, next) => {
  res.on("finish", () => {
    appendFileSync("access.log", `${req.url} ${String(res.statusCode)}\n`); // ! no-blocking-call
  });
  next();
});

app.use((req, res, next) => {
  res.once("close", () => {
    appendFile("close.log", `${req.url}\n`, (error) => {
      if (error) console.error(error);
    });
  });
  next();
});

declare function fetchRelease(): Promise<{ tag: string }>;

app.post("/deploy", (_req, res) => {
  fetchRelease()
    .then(({ tag }) => execSync(`./deploy.sh ${tag}`).toString()) // ! no-blocking-call
    .then((output) => res.send(output))
    .catch((error: unknown) => res.status(500).send(String(error)));
});

app.post("/later", (_req, res) => {
  setTimeout(() => {
    execSync("./rotate-logs.sh"); // ! no-blocking-call
  }, 1000);
  res.sendStatus(202);
});

export { app };
