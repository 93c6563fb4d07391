import express from "express";

interface Todo {
  readonly id: number;
  text: string;
  done: boolean;
}
declare function sanitize(text: string): Promise<string>;

let nextId = 1;
let todos: Todo[] = [];
export const app = express();
app.use(express.json());

app.get("/todos", (_req, res) => {
  res.json(todos);
});

app.post("/todos", async (req, res) => {
  const id = nextId++;
  const text = await sanitize((req.body as Todo).text);
  const todo: Todo = { id, text, done: false };
  todos.push(todo);
  res.status(201).json(todo);
});

app.patch("/todos/:id", async (req, res) => {
  const text = await sanitize((req.body as Todo).text);
  const todo = todos.find((one) => one.id === Number(req.params.id));
  if (!todo) {
    res.sendStatus(404);
    return;
  }
  todo.text = text;
  res.json(todo);
});

app.delete("/todos/:id", (req, res) => {
  todos = todos.filter((todo) => todo.id !== Number(req.params.id));
  res.sendStatus(204);
});
