// Express: /health doesn't answer while somebody logs in; the key derivation sits two files below.
import { json, Router } from "express";
import { AppDatabase } from "./app-database.js";

const database = new AppDatabase();
database.bootstrapAdmin("root", process.env["ROOT_PASSWORD"] ?? "");

export const router = Router();
router.use(json());

router.post("/setup", (req, res) => {
  const { name, password } = req.body as { name: string; password: string };
  database.bootstrapAdmin(name, password); // ! no-blocking-call
  res.sendStatus(201);
});

router.post("/login", (req, res) => {
  const { name, password } = req.body as { name: string; password: string };
  const row = database.authenticate(name, password); // ! no-blocking-call
  if (!row) {
    res.sendStatus(401);
    return;
  }
  res.json({ name: row.name });
});

router.post("/v2/login", async (req, res) => {
  const { name, password } = req.body as { name: string; password: string };
  const row = await database.authenticateAsync(name, password);
  if (!row) {
    res.sendStatus(401);
    return;
  }
  res.json({ name: row.name });
});
