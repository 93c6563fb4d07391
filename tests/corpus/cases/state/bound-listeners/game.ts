// Listeners that are methods, bound to the one object that all connections share.
import { WebSocketServer, type WebSocket } from "ws";

import { Clock } from "./clock.ts";

declare function pointsOf(player: string): Promise<number>;

class Game {
  private score = 0;
  private readonly players = new Map<WebSocket, string>();

  constructor(server: WebSocketServer) {
    server.on("connection", this.welcome.bind(this));
  }

  private welcome(socket: WebSocket): void {
    this.players.set(socket, "");
    socket.on("message", this.play.bind(this, socket));
    socket.on("close", this.leave.bind(this, socket));
    Clock.shared().start();
  }

  private async play(socket: WebSocket, move: string): Promise<void> {
    const before = this.score;
    const points = await pointsOf(move);
    this.score = before + points; // ! no-shared-state-race:lostUpdate
    socket.send(String(this.score));
  }

  private async leave(socket: WebSocket): Promise<void> {
    await pointsOf(this.players.get(socket) ?? "");
    this.players.delete(socket);
  }
}

export const game = new Game(new WebSocketServer({ port: 9003 }));
