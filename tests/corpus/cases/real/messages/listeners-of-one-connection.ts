import type { Server, Socket } from "socket.io";

// A helper that a connection runs adds its listeners: what it is given belongs to that connection.

class Visitor {
  room = "";
  secret = "";

  enter(room: string): void {
    this.room = room;
  }

  async change(old: string, secret: string): Promise<boolean> {
    const known = await digest(old);
    if (known !== this.secret) return false;
    this.secret = secret;
    return true;
  }
}

declare function digest(text: string): Promise<string>;
declare function visitorOf(name: string): Promise<Visitor | undefined>;

function welcome(socket: Socket, visitor: Visitor, room: string): void {
  if (room) visitor.enter(room);
  room = visitor.room || "lobby";
  socket.emit("room", room.toUpperCase());
  socket.on("enter", (room) => {
    visitor.enter(room);
  });
  socket.on("secret", async (text) => {
    const secret = await digest(text);
    if (await visitor.change(text, secret)) socket.emit("changed", true);
  });
  socket.on("where", async () => {
    await digest(visitor.secret);
    socket.emit("where", visitor.room);
  });
}

function signIn(this: Socket, name: string): void {
  const finish = (visitor: Visitor | undefined): void => {
    if (visitor) welcome(this, visitor, "");
  };
  void visitorOf(name).then(finish);
}

/** The same listeners, around one object for everybody. */
function board(io: Server): void {
  const everybody = new Visitor();
  io.on("connection", (socket) => {
    socket.on("enter", (room) => {
      everybody.enter(room); // ! no-request-state-leak
    });
    socket.on("where", async () => {
      await digest(everybody.secret);
      socket.emit("where", everybody.room);
    });
  });
}

/** What also runs at the start makes an object for everybody, though a message may make another one. */
function lobby(io: Server): void {
  const latest = new Visitor();
  io.on("connection", (socket) => {
    socket.on("enter", (room) => {
      latest.enter(room); // ! no-request-state-leak
    });
    socket.on("where", async () => {
      await digest(latest.secret);
      socket.emit("where", latest.room);
    });
    socket.on("reload", () => {
      lobby(io);
    });
  });
}

export function listen(io: Server): void {
  io.on("connection", (socket) => {
    socket.on("name", signIn);
  });
  board(io);
  lobby(io);
}
