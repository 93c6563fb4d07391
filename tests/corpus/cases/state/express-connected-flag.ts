// The same mistake with a flag.
import express, { type RequestHandler } from "express";

declare const broker: {
  connect(): Promise<void>;
  publish(topic: string, body: unknown): Promise<void>;
};

let connected = false;

const withBroker: RequestHandler = async (_req, _res, next) => {
  if (!connected) {
    await broker.connect();
    connected = true; // ! no-shared-state-race
  }
  next();
};

const app = express();
app.use(express.json());
app.use(withBroker);
app.post("/events", async (req, res) => {
  await broker.publish("events", req.body);
  res.sendStatus(202);
});

export { app };
