import { Hono } from "hono";
import { createBunWebSocket } from "hono/bun";
import { upgradeWebSocket as upgradeOfWorkers } from "hono/cloudflare-workers";

interface Client {
  handle(data: unknown): void;
  close(): void;
}

declare const hub: { connect(raw: unknown, request: Request): Client };

const app = new Hono();
const { upgradeWebSocket } = createBunWebSocket();

// What makes the listeners runs for each connection: its variables are that one's.
app.get(
  "/documents",
  upgradeWebSocket((c) => {
    let client: Client | undefined;
    return {
      onOpen(_event, ws) {
        client = hub.connect(ws.raw, c.req.raw);
      },
      onMessage(event) {
        client?.handle(event.data);
      },
      onClose() {
        client?.close();
      },
    };
  }),
);

let newest: string | undefined;

app.get(
  "/rooms/:room",
  upgradeOfWorkers(() => {
    let said = "";
    return {
      onMessage(event, ws) {
        said = String(event.data);
        newest = said; // ! no-request-state-leak
        ws.send(said);
      },
      onClose() {
        void fetch(`https://rooms.example/${String(newest)}/${said}`);
      },
    };
  }),
);

export default app;
