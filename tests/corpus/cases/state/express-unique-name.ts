// Uniqueness is checked on a shared list, then a hash is awaited, then the name is taken.
import { hash } from "bcrypt";
import { Router, json } from "express";

interface User {
  readonly name: string;
  readonly hash: string;
}

const users: User[] = [];
const reserved = new Set<string>();

export const router = Router();
router.use(json());

router.post("/users", async (req, res) => {
  const { name, password } = req.body as { name: string; password: string };
  if (users.some((user) => user.name === name)) {
    res.sendStatus(409);
    return;
  }
  const hashed = await hash(password, 12);
  users.push({ name, hash: hashed }); // ! no-shared-state-race
  res.sendStatus(201);
});

router.post("/v2/users", async (req, res) => {
  const { name, password } = req.body as { name: string; password: string };
  if (reserved.has(name) || users.some((user) => user.name === name)) {
    res.sendStatus(409);
    return;
  }
  reserved.add(name);
  try {
    const hashed = await hash(password, 12);
    users.push({ name, hash: hashed });
  } finally {
    reserved.delete(name);
  }
  res.sendStatus(201);
});

router.post("/v3/users", async (req, res) => {
  const { name, password } = req.body as { name: string; password: string };
  const hashed = await hash(password, 12);
  if (users.some((user) => user.name === name)) {
    res.sendStatus(409);
    return;
  }
  users.push({ name, hash: hashed });
  res.sendStatus(201);
});
