import { appendFileSync } from "node:fs";

import express from "express";

import {
  Archive,
  Bell,
  Catalogue,
  Cellar,
  Desk,
  DoorBell,
  Folder,
  fromDisk,
  Labelled,
  Line,
  Memory,
  Optioned,
  Room,
  Shelf,
  Shouting,
  Spread,
  TrimmingLine,
} from "./catalogue.js";

const app = express();

const disk = new Catalogue(fromDisk);
const shouting = new Shouting();
const archive = new Archive();
const slow = new Labelled(fromDisk, "slow");
const quick = new Labelled((id) => id, "quick");
const optioned = new Optioned({ load: fromDisk });
const plain = new Optioned({ load: (id) => id });
const spread = new Spread(fromDisk);
const spreadQuick = new Spread((id) => id);

app.get("/disk", (req, res) => {
  res.send(disk.get(req.path)); // ! no-blocking-call
});
app.get("/shouting", (req, res) => {
  res.send(shouting.get(req.path));
});
app.get("/archive", (req, res) => {
  res.send(archive.get(req.path)); // ! no-blocking-call
});
app.get("/slow", (req, res) => {
  res.send(slow.get(req.path)); // ! no-blocking-call
});
app.get("/quick", (req, res) => {
  res.send(quick.get(req.path));
});
app.get("/optioned", (req, res) => {
  res.send(optioned.get(req.path)); // ! no-blocking-call
});
app.get("/plain", (req, res) => {
  res.send(plain.get(req.path));
});
app.get("/spread", (req, res) => {
  res.send(spread.get(req.path)); // ! no-blocking-call
});
app.get("/spread-quick", (req, res) => {
  res.send(spreadQuick.get(req.path));
});

// What an object was given is replaced later on: in a field of its own, in a table of objects.
const shelf = new Shelf(new Memory());
shelf.moveTo(new Folder());
app.get("/shelf", (req, res) => {
  res.send(shelf.get(req.path)); // ! no-blocking-call
});

const desks = { first: new Desk(new Memory()), second: new Desk(new Memory()) };
if (process.env.ARCHIVED) desks.first = new Desk(new Folder());
app.get("/desks", (req, res) => {
  res.send(desks.first.get(req.path)); // ! no-blocking-call
});
app.get("/second-desk", (req, res) => {
  res.send(desks.second.get(req.path));
});

// A default that nobody replaces is what an object has.
const desk = new Desk();
app.get("/desk", (req, res) => {
  res.send(desk.get(req.path));
});

// An heir has another object in the field of its base.
const room = new Room();
const cellar = new Cellar();
app.get("/room", (req, res) => {
  res.send(room.show(req.path));
});
app.get("/cellar", (req, res) => {
  res.send(cellar.show(req.path)); // ! no-blocking-call
});

// An object of an heir and one of the base have lists of their own.
const bell = new Bell();
const doorBell = new DoorBell();
bell.on((name) => {
  appendFileSync("bells.log", name);
});
doorBell.on((name) => {
  console.log(name);
});
app.post("/bell", (req, res) => {
  bell.ring(req.path); // ! no-blocking-call
  res.end();
});
app.post("/door", (_req, res) => {
  doorBell.press();
  res.end();
});

const line = new Line(fromDisk);
const trimming = new TrimmingLine();
app.get("/line", (req, res) => {
  res.send(line.run(req.path)); // ! no-blocking-call
});
app.get("/trimming", (req, res) => {
  res.send(trimming.run(req.path));
});
