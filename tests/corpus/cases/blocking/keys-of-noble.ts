// Keys derived by @noble/hashes: at once, or in slices that let others run between.
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { scrypt, scryptAsync } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";
import express from "express";

const app = express();
const costs = { N: 16384, r: 16, p: 1, dkLen: 64 };

function keyOf(password: string, salt: string): Uint8Array {
  return scrypt(password, salt, costs);
}

app.post("/at-once/:password", (req, res) => {
  res.send(Buffer.from(keyOf(req.params.password, "salt"))); // ! no-blocking-call
});

app.post("/rounds/:password", (req, res) => {
  const key = pbkdf2(sha256, req.params.password, "salt", { c: 100_000 }); // ! no-blocking-call
  res.send(Buffer.from(key));
});

app.post("/in-slices/:password", async (req, res) => {
  res.send(Buffer.from(await scryptAsync(req.params.password, "salt", costs)));
});

app.post("/digest/:text", (req, res) => {
  res.send(Buffer.from(sha256(new TextEncoder().encode(req.params.text))));
});
