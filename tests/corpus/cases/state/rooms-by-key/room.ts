import type { Server, Socket } from "socket.io";

declare function openStream(url: string): Promise<string>;

/** One for each name: what one member sets is for all members to see. */
export class Room {
  private position = 0;
  private rate = 1;
  private stream = "";

  constructor(io: Server, name: string) {
    io.of(name).on("connection", (socket: Socket) => {
      socket.emit("state", this.state());
      socket.on("seek", (seconds: unknown) => {
        this.seek(Number(seconds));
      });
      socket.on("rate", (rate: unknown) => {
        this.rate = Number(rate);
        io.of(name).emit("state", this.state());
      });
      socket.on("open", async (url: unknown) => {
        await this.open(socket, String(url)); // ! no-request-state-leak:readAfter
      });
    });
  }

  private seek(seconds: number): void {
    this.position = seconds;
  }

  /** Wrong: by then another member may have opened something else. */
  private async open(socket: Socket, url: string): Promise<void> {
    this.stream = url;
    await openStream(url);
    socket.emit("opened", this.stream);
  }

  private state(): { position: number; rate: number } {
    return { position: this.position, rate: this.rate };
  }
}

/** Wrong: there is one of these for all rooms. */
export class Screen {
  private position = 0;

  constructor(io: Server) {
    io.on("connection", (socket: Socket) => {
      socket.emit("position", this.position);
      socket.on("seek", (seconds: unknown) => {
        this.seek(Number(seconds)); // ! no-request-state-leak:readElsewhere
      });
    });
  }

  private seek(seconds: number): void {
    this.position = seconds;
  }
}

/** Wrong: the table has one entry. */
export class Lobby {
  private greeting = "";

  constructor(io: Server) {
    io.on("connection", (socket: Socket) => {
      socket.emit("greeting", this.greeting);
      socket.on("greet", (text: unknown) => {
        this.greet(String(text)); // ! no-request-state-leak:readElsewhere
      });
    });
  }

  private greet(text: string): void {
    this.greeting = text;
  }
}

/** Right: the variable of the handler and the table hold the same. */
export class Board {
  private title = "";

  constructor(io: Server, name: string) {
    io.of(name).on("connection", (socket: Socket) => {
      socket.emit("title", this.title);
      socket.on("rename", (title: unknown) => {
        this.rename(String(title));
      });
    });
  }

  private rename(title: string): void {
    this.title = title;
  }
}

/** Wrong: the newest is kept under no key as well. */
export class Stage {
  private title = "";

  constructor(io: Server, name: string) {
    io.of(name).on("connection", (socket: Socket) => {
      socket.emit("title", this.title);
      socket.on("rename", (title: unknown) => {
        this.rename(String(title)); // ! no-request-state-leak:readElsewhere
      });
    });
  }

  private rename(title: string): void {
    this.title = title;
  }
}
