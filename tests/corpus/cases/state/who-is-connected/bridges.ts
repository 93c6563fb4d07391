// A server that is there for one client at a time: a slot says who that is, and is empty when it has gone.
import { WebSocketServer, type WebSocket } from "ws";

declare function answerTo(text: string): Promise<string>;

let browser: WebSocket | undefined;

new WebSocketServer({ port: 9001 }).on("connection", (socket) => {
  browser = socket;
  socket.on("close", () => {
    browser = undefined;
  });
});

export function reload(): void {
  browser?.send("reload");
}

export class Scanner {
  private device: WebSocket | undefined;

  constructor(server: WebSocketServer) {
    server.on("connection", (socket) => {
      this.attach(socket);
    });
  }

  scan(): void {
    this.device?.send("scan");
  }

  private attach(socket: WebSocket): void {
    this.device?.close(4000);
    this.device = socket;
    socket.on("close", () => {
      this.detach(socket);
    });
  }

  private detach(socket: WebSocket): void {
    if (this.device === socket) this.device = undefined;
  }
}

let newest: WebSocket | undefined;

new WebSocketServer({ port: 9002 }).on("connection", (socket) => {
  newest = socket; // ! no-request-state-leak
  socket.on("message", async (text) => {
    const answer = await answerTo(text);
    newest?.send(answer);
  });
  socket.on("close", () => {
    newest = undefined;
  });
});

let page: string | undefined;

new WebSocketServer({ port: 9003 }).on("connection", (socket, { url }) => {
  page = url; // ! no-request-state-leak
  socket.on("close", () => {
    page = undefined;
  });
});

export function currentPage(): string | undefined {
  return page;
}
