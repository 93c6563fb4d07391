// The blocking method is inherited, and called through `super`.
import { Router } from "express";
import { DeviceRepository, MemoryDeviceRepository } from "./devices";

const devices = new DeviceRepository();
const memory = new MemoryDeviceRepository();

export const routes = Router();

routes.get("/devices/:id", (req, res) => {
  const device = devices.find(req.params.id); // ! no-blocking-call
  if (!device) {
    res.sendStatus(404);
    return;
  }
  res.set("etag", devices.keyOf(device)).json(device);
});

routes.post("/devices/:id/ping", (req, res) => {
  const device = devices.touch(req.params.id); // ! no-blocking-call
  res.json(device);
});

routes.post("/memory/:id/ping", (req, res) => {
  res.json(memory.find(req.params.id) ?? memory.touch(req.params.id));
});
