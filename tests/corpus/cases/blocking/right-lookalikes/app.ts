// Right: names that sound like trouble.
import { EventEmitter } from "node:events";
import { open } from "node:fs/promises";
import dgram from "node:dgram";
import express from "express";
import { Cursor, execSync, fs, isSync, syncUsers, User } from "./memory-fs";

const app = express();
const cursor = new Cursor();
const events = new EventEmitter();

app.get("/file/:name", (req, res) => {
  if (!fs.existsSync(req.params.name)) {
    res.sendStatus(404);
    return;
  }
  res.send(fs.readFileSync(req.params.name));
});

app.put("/file/:name", (req, res) => {
  fs.writeFileSync(req.params.name, execSync(String(req.query["text"])));
  res.sendStatus(204);
});

app.post("/sync", async (_req, res) => {
  await User.sync({ force: false });
  cursor.sync(Date.now());
  events.emit("sync");
  const handle = await open("journal", "a");
  try {
    await handle.sync();
    await handle.datasync();
  } finally {
    await handle.close();
  }
  const users = await syncUsers();
  res.json({ users, sync: isSync(users), at: cursor.go(), ago: cursor.ago() }); // ! no-shared-state-race
});

app.post("/beacon", (_req, res) => {
  const socket = dgram.createSocket("udp4");
  socket.bind(0, () => {
    socket.send("beacon", 9999, "255.255.255.255", () => socket.close());
  });
  res.sendStatus(202);
});

app.get("/loop", (req, res) => {
  const words = String(req.query["q"]).split(" ");
  let i = 0;
  while (i < words.length) i++;
  const deadline = Date.now() + 1000;
  const late = words.filter(() => Date.now() > deadline);
  res.json({ i, late: late.length });
});

export { app };
