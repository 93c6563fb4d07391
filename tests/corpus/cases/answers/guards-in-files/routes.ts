import { Router } from "express";

import {
  assertAdmin,
  checkBody,
  guardHost,
  proceed,
  readPage,
  requireUser,
  sendError,
  sendOnce,
} from "./guards.js";

const router = Router();

router.use((req, res, next) => {
  guardHost(req, res);
  next(); // ! single-answer:continues
});

router.get("/me", async (req, res) => {
  const user = await requireUser(req, res);
  res.json({ id: user?.id }); // ! single-answer:again
});

router.post("/notes", (req, res) => {
  checkBody(req, res);
  res.sendStatus(201); // ! single-answer:again
});

router.get("/notes/:id", (req, res) => {
  if (req.params.id === "0") {
    sendError(res, 404, "no such note");
  }
  sendError(res, 501, "not yet"); // ! single-answer:again
});

router.use((req, res, next) => {
  proceed(res, next);
  res.json({ ok: true }); // ! single-answer:late
});

// Right from here on.

router.use((req, res, next) => {
  if (!checkBody(req, res)) return;
  next();
});

router.use((req, res, next) => {
  const fine = checkBody(req, res);
  if (fine === false) return;
  next();
});

router.get("/right/me", async (req, res) => {
  const user = await requireUser(req, res);
  if (!user) return;
  assertAdmin(user);
  res.json(user);
});

router.get("/right/pages", (req, res) => {
  const read = readPage(req, res);
  if (!read.ok) return;
  res.json({ page: read.page });
});

router.get("/right/once", (req, res) => {
  if (req.query["a"]) res.json({ a: 1 });
  sendOnce(res, { b: 1 });
});

router.use((req, res, next) => {
  if (req.query["skip"]) {
    proceed(res, next);
    return;
  }
  sendError(res, 400, "no");
});

router.use((req, res, next) => {
  guardHost(req, res);
  if (res.headersSent) return;
  next();
});

router.get("/right/return", (req, res) => {
  if (!req.query["q"]) return sendError(res, 400, "what?");
  res.json({ q: req.query["q"] });
});

export default router;
