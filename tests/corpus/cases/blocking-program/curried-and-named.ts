// Functions that come in one after the other, members by a written key, and objects of heirs.
import { readFileSync } from "node:fs";

import express from "express";

type Load = (id: string) => string;

const app = express();

const after = (first: Load) => (second: Load) => (id: string) =>
  second(first(id));

app.get("/quick", (req, res) => {
  res.send(after((id) => id)((id) => id)(req.path));
});
app.get("/first", (req, res) => {
  res.send(after((id) => readFileSync(id, "utf8"))((id) => id)(req.path)); // ! no-blocking-call
});
app.get("/second", (req, res) => {
  res.send(after((id) => id)((id) => readFileSync(id, "utf8"))(req.path)); // ! no-blocking-call
});

const readers = {
  plain: (id: string) => id,
  stored: (id: string) => readFileSync(id, "utf8"),
};
const readPlain = (from: typeof readers, id: string) => from["plain"](id);
const readStored = (from: typeof readers, id: string) => from["stored"](id);

app.get("/plain", (req, res) => {
  res.send(readPlain(readers, req.path));
});
app.get("/stored", (req, res) => {
  res.send(readStored(readers, req.path)); // ! no-blocking-call
});

interface Store {
  read(id: string): string;
}

class Echo implements Store {
  read(id: string): string {
    return id;
  }
}

/** Reads as its base does. */
class NamedEcho extends Echo {
  readonly name = "echo";
}

class Files extends Echo {
  override read(id: string): string {
    return readFileSync(id, "utf8");
  }
}

const readFrom = (store: Store, id: string) => store.read(id);

app.get("/echo", (req, res) => {
  res.send(readFrom(new NamedEcho(), req.path));
});
app.get("/files", (req, res) => {
  res.send(readFrom(new Files(), req.path)); // ! no-blocking-call
});
