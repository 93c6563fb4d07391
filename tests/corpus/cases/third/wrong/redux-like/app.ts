import { Hono } from "hono";
import { store } from "./store";

declare function moderate(text: string): Promise<string>;

export const app = new Hono();

app.post("/board", async (c) => {
  const state = store.getState();
  const text = await moderate(await c.req.text());
  const items = [...state.items, text];
  store.replace({ ...state, items, edits: state.edits + 1 }); // ! no-shared-state-race
  return c.json(store.getState());
});
