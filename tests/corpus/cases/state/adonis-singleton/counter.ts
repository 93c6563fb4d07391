export class Counter {
  value = 0;
  lastUser: string | undefined;
}

export default new Counter();
