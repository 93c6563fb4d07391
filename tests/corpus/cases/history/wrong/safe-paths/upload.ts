import { Router } from "express";
import { writeFile } from "node:fs/promises";
import { resolveSafe } from "./file-paths.ts";
import { resolveName, resolveUnderLater } from "./paths.ts";
export const upload = Router();
upload.put("/file", async (req, res) => {
  const target = resolveSafe(String(req.query["name"])); // ! no-blocking-call
  await writeFile(target, req);
  res.sendStatus(204);
});
upload.put("/file-later", async (req, res) => {
  const target = await resolveUnderLater("/library", String(req.query["name"]));
  await writeFile(target, req);
  res.sendStatus(204);
});
upload.put("/file-flat", async (req, res) => {
  await writeFile(resolveName("/library", String(req.query["name"])), req);
  res.sendStatus(204);
});
