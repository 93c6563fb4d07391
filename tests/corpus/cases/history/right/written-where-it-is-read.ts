import express from "express";

interface User {
  name: string;
}

declare function whoIs(cookie: string | undefined): Promise<User | undefined>;

let greeted: User | undefined;
let welcomed: User | undefined;
let named: User | undefined;

const app = express();

// It is read only by those that have written it, in the same tick.

app.get("/greeting", async (req, res) => {
  const user = await whoIs(req.headers.cookie);
  if (user) greeted = user;
  if (!user) {
    res.send("Hello guest");
    return;
  }
  res.send(`Hello ${greeted?.name}`);
});

app.get("/welcome", async (req, res) => {
  const user = await whoIs(req.headers.cookie);
  const isKnown = user !== undefined;
  if (isKnown) welcomed = user;
  res.send(isKnown ? `Welcome ${welcomed?.name}` : "Welcome");
});

app.get("/name", async (req, res) => {
  const user = await whoIs(req.headers.cookie);
  if (user) named = user;
  else named = undefined;
  res.send(named?.name ?? "nobody");
});
