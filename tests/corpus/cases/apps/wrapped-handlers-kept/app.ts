import express, { Router } from "express";
import { appendFileSync, readFileSync } from "node:fs";
import { join, leave as goodbye, members } from "./rooms";
import { everySecond, lazily, madeOnce, onChange } from "./wrap";

const page = madeOnce((name, size) =>
  readFileSync(`${name}.html`, "utf8").slice(0, size),
);
const ticking = everySecond((label, turn) => {
  appendFileSync("ticks", `${label} ${turn}`);
});
const router = Router();
router.use(ticking);
const changing = onChange((file, kind) => {
  appendFileSync(file, kind);
});
router.use(changing);
const first = lazily((name, size) =>
  readFileSync(`${name}.html`, "utf8").slice(0, size),
);
router.get("/first", first);
router.get("/members", members);
router.post("/join", join);
router.post("/leave", goodbye);
router.get("/", (_request, response) => {
  response.send(page);
});
express().use("/rooms", router);
