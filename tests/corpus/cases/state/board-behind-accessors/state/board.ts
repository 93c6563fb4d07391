/** The seats of the house, and who sits there. */
class Board {
  #left = 40;
  readonly #taken = new Set<string>();

  get left(): number {
    return this.#left;
  }

  set left(seats: number) {
    this.#left = seats;
  }

  get isOpen(): boolean {
    return this.#left > 0;
  }

  take(seat: string): void {
    this.#taken.add(seat);
    this.left -= 1;
  }
}

export const board = new Board();
