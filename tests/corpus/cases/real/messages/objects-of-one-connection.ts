import type { Server, Socket } from "socket.io";

// An object that is made with a socket hears that socket alone: what it keeps is of one client.

declare function measure(selector: string): Promise<number>;

class Recorder {
  private picking = false;
  private selector = "";
  private readonly socket: Socket;

  constructor(socket: Socket, owner: string) {
    this.socket = socket;
    this.listen(socket);
    this.socket.on("picking", (message) => {
      this.picking = message === "on";
    });
    socket.emit("owner", owner);
  }

  private listen(socket: Socket): void {
    socket.on("selector", (selector) => {
      this.selector = selector;
    });
    socket.on("measure", async () => {
      if (!this.picking) return;
      const size = await measure(this.selector);
      socket.emit("size", `${this.selector}: ${String(size)}`);
    });
  }
}

/** One object for all, which listens on whoever comes. */
class Lobby {
  private last = "";
  private count = 0;

  constructor(io: Server) {
    io.on("connection", (socket) => {
      this.count++;
      socket.on("name", (name) => {
        this.last = name; // ! no-request-state-leak
      });
      socket.on("greet", async () => {
        await measure("greeting");
        socket.emit("hello", `${this.last}, one of ${String(this.count)}`);
      });
    });
  }
}

const recorders = new Map<string, Recorder>();

export function listen(io: Server): void {
  io.on("connection", (socket) => {
    recorders.set(String(recorders.size), new Recorder(socket, "you"));
  });
}

export const lobby = (io: Server): Lobby => new Lobby(io);

/** Made with the first socket, and joined by the others. */
class Room {
  private moves = 0;

  constructor(socket: Socket) {
    this.join(socket);
  }

  join(socket: Socket): void {
    socket.on("move", async (piece) => {
      const before = this.moves;
      await measure(piece);
      this.moves = before + 1; // ! no-shared-state-race
    });
  }
}

let room: Room | undefined;

export function listenInRoom(io: Server): void {
  io.on("connection", (socket) => {
    if (room) room.join(socket);
    else room = new Room(socket);
  });
}
