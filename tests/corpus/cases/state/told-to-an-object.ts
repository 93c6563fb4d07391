// What a local object is told (a hash, a query, a form) is in what it gives afterwards.
import { createHash, createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Router } from "express";

const router = Router();

let currentKey = "";
let lastSignature = "";
let allTitles: string | undefined;

function cacheKeyOf(parts: readonly (string | number)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    if (typeof part === "number") hash.update(String(part));
    else hash.update(part);
  }
  return hash.digest("base64url");
}

router.get("/images/:name", async (req, res) => {
  currentKey = cacheKeyOf(["images", 1, req.params.name]); // ! no-request-state-leak
  const image = await readFile(req.params.name);
  res.setHeader("etag", currentKey);
  res.send(image);
});

router.post("/hooks", async (req, res) => {
  const hmac = createHmac("sha256", "secret");
  hmac.update(String(req.headers["x-id"])).update("v1");
  lastSignature = hmac.digest("hex"); // ! no-request-state-leak
  await readFile("signature", "utf8");
  res.setHeader("x-signature", lastSignature).end();
});

// Kept in a variable of its own.
router.get("/thumbnails/:name", async (req, res) => {
  const key = cacheKeyOf(["thumbnails", req.params.name]);
  const image = await readFile(req.params.name);
  res.setHeader("etag", key);
  res.send(image);
});

// A slot for each key.
const images = new Map<string, Buffer>();
router.get("/cached/:name", async (req, res) => {
  const key = cacheKeyOf(["cached", req.params.name]);
  let image = images.get(key);
  if (!image) {
    image = await readFile(req.params.name);
    if (images.size < 100) images.set(key, image); // !strict no-shared-state-race
  }
  res.send(image);
});

// The hash is told the request's path, what is kept comes from the disk alone.
router.get("/titles", async (req, res) => {
  const hash = createHash("sha256");
  hash.update(req.path);
  const titles = await readFile("titles.txt", "utf8");
  allTitles = titles;
  res.setHeader("etag", hash.digest("hex"));
  res.send(allTitles);
});

export default router;
