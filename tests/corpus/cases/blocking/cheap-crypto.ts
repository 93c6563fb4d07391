// A salt is sixteen random bytes: what is slow is the hash of a password. Keys count as slow, whatever their kind.
import { generateKeySync, hkdfSync, scryptSync } from "node:crypto";
import bcrypt from "bcryptjs";
import express from "express";

declare function save(hash: string): Promise<void>;
declare const secret: string;

const app = express();

app.post("/accounts", async (req, res, next) => {
  try {
    const { password } = req.body as { password: string };
    const salt = bcrypt.genSaltSync(12);
    const hash = await bcrypt.hash(password, salt); // !strict no-blocking-call
    await save(hash);
    res.sendStatus(201);
  } catch (error) {
    next(error);
  }
});

app.post("/members", async (req, res, next) => {
  try {
    const { password } = req.body as { password: string };
    const key = scryptSync(password, bcrypt.genSaltSync(12), 32); // ! no-blocking-call
    await save(key.toString("hex"));
    res.sendStatus(201);
  } catch (error) {
    next(error);
  }
});

app.get("/key/:session", (req, res) => {
  const key = hkdfSync("sha256", secret, req.params.session, "session", 32); // ! no-blocking-call
  const own = generateKeySync("hmac", { length: 256 }); // ! no-blocking-call
  res.json({ length: key.byteLength, kind: own.type });
});
