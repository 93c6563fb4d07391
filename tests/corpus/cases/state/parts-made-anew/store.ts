// Stores whose reducers are put together, or that are told what changes.
import { Hono } from "hono";

interface State {
  readonly user: { readonly name: string | undefined; readonly open: boolean };
  readonly items: readonly string[];
  readonly version: number;
}
type Action =
  | { readonly type: "added"; readonly item: string }
  | { readonly type: "named"; readonly name: string };

declare function save(item: string): Promise<void>;

function userOf(user: State["user"], action: Action): State["user"] {
  if (action.type === "named") return { ...user, name: action.name };
  return user;
}

function itemsOf(items: State["items"], action: Action): State["items"] {
  return action.type === "added" ? [...items, action.item] : items;
}

let state: State = {
  user: { name: undefined, open: true },
  items: [],
  version: 0,
};

function dispatch(action: Action): void {
  state = {
    user: userOf(state.user, action),
    items: itemsOf(state.items, action),
    version: state.version + 1,
  };
}

interface Stand {
  readonly open: boolean;
  readonly owner: string;
  readonly views: number;
}

function createStore<S>(initial: S): {
  get(): S;
  set(part: Partial<S>): void;
  update(change: (old: S) => S): void;
} {
  let current = initial;
  return {
    get: () => current,
    set(part) {
      current = { ...current, ...part };
    },
    update(change) {
      current = change(current);
    },
  };
}

const stand = createStore<Stand>({ open: true, owner: "", views: 0 });

export const app = new Hono();

app.post("/items/:item", async (c) => {
  if (!state.user.open) return c.text("closed", 409);
  await save(c.req.param("item"));
  dispatch({ type: "added", item: c.req.param("item") });
  return c.text("added");
});

app.post("/name", async (c) => {
  if (state.user.name) return c.text("taken", 409);
  await save("name");
  dispatch({ type: "named", name: "desk" }); // ! no-shared-state-race
  return c.text("named");
});

app.post("/views", async (c) => {
  if (!stand.get().open) return c.text("closed", 409);
  await save("view");
  stand.update((old) => ({ ...old, views: old.views + 1 }));
  stand.set({ views: 0 });
  return c.text("seen");
});

app.post("/owner", async (c) => {
  if (stand.get().owner) return c.text("taken", 409);
  await save("owner");
  stand.set({ owner: "desk" }); // ! no-shared-state-race
  return c.text("owned");
});
