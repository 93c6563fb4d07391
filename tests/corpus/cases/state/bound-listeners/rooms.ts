// One object for each connection, which listens by itself, and what all of them share.
import { createServer } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";

declare function pointsOf(move: string): Promise<number>;
declare function verify(url: string | undefined): Promise<{ id: string }>;

class Client {
  private own = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly room: Room,
  ) {
    this.onMessage = this.onMessage.bind(this);
    socket.on("message", this.onMessage);
    socket.on("close", () => this.room.leave());
  }

  async onMessage(move: string): Promise<void> {
    const points = await pointsOf(move);
    this.own += points;
    await this.room.add(points);
    this.socket.send(String(this.own));
  }
}

class Room {
  private total = 0;
  private left = 0;

  async add(points: number): Promise<void> {
    const before = this.total;
    await pointsOf("room");
    this.total = before + points; // ! no-shared-state-race:lostUpdate
  }

  async leave(): Promise<void> {
    const before = this.left;
    await pointsOf("left");
    this.left = before + 1; // ! no-shared-state-race:lostUpdate
  }
}

const room = new Room();
const sockets = new WebSocketServer({ port: 9004 });

sockets.on("connection", (socket) => {
  new Client(socket, room);
});

let upgrading: { id: string } | undefined;

createServer().on("upgrade", async (request, socket) => {
  upgrading = await verify(request.url); // ! no-request-state-leak:readElsewhere
  socket.emit("upgraded");
});

sockets.on("connection", (socket) => {
  socket.on("message", async (move) => {
    await pointsOf(move);
    socket.send(upgrading?.id ?? "nobody");
  });
});
