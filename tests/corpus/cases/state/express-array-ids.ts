// The length of a shared array as the next id.
import { Router, json } from "express";

interface Todo {
  readonly id: number;
  readonly text: string;
}

declare function moderate(text: string): Promise<string>;

const todos: Todo[] = [];
const notes: Todo[] = [];

export const router = Router();
router.use(json());

router.post("/todos", async (req, res) => {
  const id = todos.length;
  const text = await moderate(String(req.body.text));
  todos.push({ id, text }); // ! no-shared-state-race
  res.json({ id });
});

router.post("/notes", async (req, res) => {
  const text = await moderate(String(req.body.text));
  const id = notes.length;
  notes.push({ id, text });
  res.json({ id });
});
