// A flag that is taken back behind the work lets the next request do it again; one that stays lets it through once.
import { readFileSync, writeFileSync } from "node:fs";
import { Router } from "express";

export const router = Router();
let isWriting = false;
let isDirty = true;
let isPrepared = false;

router.post("/dirty", (_req, res) => {
  isDirty = true;
  res.end();
});

router.post("/flush", (_req, res) => {
  if (!isWriting && isDirty) {
    isWriting = true;
    writeFileSync("log.json", "{}"); // ! no-blocking-call:blocksDirectly
    isWriting = false;
  }
  res.end();
});

router.post("/flush/safely", (_req, res) => {
  if (!isWriting) {
    isWriting = true;
    try {
      writeFileSync("log.json", "{}"); // ! no-blocking-call:blocksDirectly
    } finally {
      isWriting = false;
    }
  }
  res.end();
});

router.post("/prepare", (_req, res) => {
  if (!isPrepared) {
    isPrepared = true;
    try {
      writeFileSync("log.json", "{}"); // !strict no-blocking-call:blocksOnce
    } catch {
      isPrepared = false;
    }
  }
  res.end();
});

let text: string | undefined;

function texts(): string {
  if (text) return text;
  text = readFileSync("texts.json", "utf8");
  if (text === "{}") text = undefined;
  return text ?? "";
}

router.get("/texts", (_req, res) => {
  res.send(texts()); // !strict no-blocking-call:blocksOnce
});
