import { board } from "./board";

/** Takes its seat as it is made. */
export class Booking {
  readonly number = next();

  constructor(readonly seat: string) {
    board.take(seat);
  }
}

let last = 0;

function next(): number {
  last += 1;
  return last;
}
