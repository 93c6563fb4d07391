import { Router } from "express";
import { Room } from "./room";

declare const mail: { send(to: string, text: string): Promise<void> };

const room = new Room(20);
export const router = Router();

router.post("/guests/:name", async (req, res) => {
  if (room.isFull()) {
    res.status(409).json({ error: "full" });
    return;
  }
  await mail.send(req.params.name, "You are in");
  room.add({ name: req.params.name }); // ! no-shared-state-race
  res.status(201).json(room.list);
});
