import { readFile } from "node:fs";
import express from "express";
import Fastify from "fastify";

const app = express();

/** Two times the same `next()`: one report, of the rule that knows what it does. */
app.use((_req, _res, next) => {
  fetch("https://audit.example").then(() => next(), next);
  next(); // ! no-repeated-downstream
});

app.use((_req, res, next) => {
  readFile("banner.txt", (error, banner) => {
    if (error) return next(error);
    res.locals["banner"] = banner.toString();
    next();
  });
  next(); // ! no-repeated-downstream
});

/** Here the callback may answer. */
app.use((_req, res, next) => {
  readFile("closed.txt", (error) => {
    if (!error) return void res.status(503).end();
    next();
  });
  next(); // ! single-answer
});

const fastify = Fastify();
fastify.addHook("onRequest", (_request, _reply, done) => {
  fetch("https://audit.example").then(() => done(), done);
  done(); // ! no-repeated-downstream
});
