export abstract class Counted {
  protected served = 0;

  protected record(served: number) {
    this.served = served;
  }

  get total() {
    return this.served;
  }
}
