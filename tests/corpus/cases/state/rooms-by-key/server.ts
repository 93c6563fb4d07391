import { createServer } from "node:http";
import express from "express";
import { Server } from "socket.io";

import { Board, Lobby, Room, Screen, Stage } from "./room.ts";

const app = express();
const server = createServer(app);
const io = new Server(server);

const rooms = new Map<string, Room>();
const boards: Record<string, Board> = {};
const lobbies = new Map<string, Lobby>();
const stages = new Map<string, Stage>();
let latest: Stage | undefined;

const screen = new Screen(io);
lobbies.set("main", new Lobby(io));

app.post("/rooms/:name", (req, res) => {
  const room = new Room(io, req.params.name);
  rooms.set(req.params.name, room);
  res.json({ rooms: rooms.size });
});

app.post("/boards/:name", (req, res) => {
  let board = boards[req.params.name];
  if (!board) {
    board = new Board(io, req.params.name);
    boards[req.params.name] = board;
  }
  res.json({ name: req.params.name, fresh: board !== undefined });
});

app.post("/stages/:name", (req, res) => {
  latest = new Stage(io, req.params.name);
  stages.set(req.params.name, latest);
  res.json({ name: req.params.name });
});

export { app, latest, screen };
