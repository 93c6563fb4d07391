export interface Guest {
  readonly name: string;
}

export class Room {
  private guests: Guest[] = [];

  constructor(private readonly seats: number) {}

  isFull() {
    return this.guests.length >= this.seats;
  }

  add(guest: Guest) {
    this.guests.push(guest);
  }

  get list(): readonly Guest[] {
    return this.guests;
  }
}
