// A protocol server over SSE, as in many examples: the second client takes the connection of the first.
import express, { type Request, type Response } from "express";

declare class SseTransport {
  readonly sessionId: string;
  constructor(endpoint: string, res: Response);
  handlePostMessage(req: Request, res: Response): Promise<void>;
}

declare const server: { connect(transport: SseTransport): Promise<void> };

const app = express();

let transport: SseTransport | null = null;

app.get("/sse", async (_req, res) => {
  transport = new SseTransport("/messages", res); // ! no-request-state-leak
  await server.connect(transport);
});

app.post("/messages", async (req, res) => {
  if (!transport) {
    res.status(400).send("no transport");
    return;
  }
  await transport.handlePostMessage(req, res);
});

const transports = new Map<string, SseTransport>();

app.get("/v2/sse", async (_req, res) => {
  const own = new SseTransport("/v2/messages", res);
  transports.set(own.sessionId, own);
  res.on("close", () => {
    transports.delete(own.sessionId);
  });
  await server.connect(own);
});

app.post("/v2/messages", async (req, res) => {
  const own = transports.get(String(req.query["sessionId"]));
  if (!own) {
    res.status(400).send("no transport");
    return;
  }
  await own.handlePostMessage(req, res);
});

export { app };
