// Whether an object is there says nothing of the number that was put into it.
import Fastify from "fastify";

class Room {
  closed = false;
  readonly turn: number;

  constructor(
    turn: number,
    readonly name: string,
  ) {
    this.turn = turn;
  }
}

declare function greet(name: string): Promise<void>;

export class Rooms {
  private turns = 0;
  private places = 0;
  private readonly rooms = new Map<string, Room>();

  async enter(name: string): Promise<number> {
    const { room, refused } = await this.roomFor(name);
    if (refused !== undefined) return -1;
    if (room === undefined) return -2;
    await greet(name);
    this.turns++;
    return room.turn;
  }

  async take(name: string): Promise<string> {
    const next = { place: this.places + 1, name };
    if (next.place > 10) return "full";
    await greet(name);
    this.places++; // ! no-shared-state-race
    return name;
  }

  /** That there is none says that all are taken. */
  async reserve(name: string): Promise<number> {
    const next = this.next();
    if (next === null) return -1;
    await greet(name);
    this.places++; // ! no-shared-state-race
    return next.place;
  }

  private next(): { place: number } | null {
    const place = this.places + 1;
    if (place > 10) return null;
    return { place };
  }

  private async roomFor(
    name: string,
  ): Promise<{ room?: Room; refused?: string }> {
    await greet(name);
    let room = this.rooms.get(name);
    if (!room) {
      room = new Room(this.turns % 20, name);
      this.rooms.set(name, room);
    }
    return room.closed ? { refused: "closed" } : { room };
  }
}

const rooms = new Rooms();

export const app = Fastify();

app.get<{ Params: { name: string } }>("/:name", async (request) => [
  await rooms.enter(request.params.name),
  await rooms.take(request.params.name),
  await rooms.reserve(request.params.name),
]);
