declare module "ws" {
  export class WebSocket {
    send(text: string): void;
    close(code?: number): void;
    on(event: "close", listener: () => void): this;
    on(event: "message", listener: (data: string) => void): this;
  }
  export class WebSocketServer {
    constructor(options: { port?: number; noServer?: boolean });
    handleUpgrade(
      request: import("node:http").IncomingMessage,
      socket: import("node:stream").Duplex,
      head: Buffer,
      done: (client: WebSocket) => void,
    ): void;
    on(
      event: "connection",
      listener: (socket: WebSocket, request: { url?: string }) => void,
    ): this;
  }
}
