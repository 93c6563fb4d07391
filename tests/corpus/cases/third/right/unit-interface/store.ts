export interface Tally {
  add(amount: number): void;
  total(): number;
}

export class MemoryTally implements Tally {
  private sum = 0;

  add(amount: number) {
    this.sum += amount;
  }

  total() {
    return this.sum;
  }
}
