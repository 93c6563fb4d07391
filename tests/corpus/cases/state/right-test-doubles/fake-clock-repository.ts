// Right: a fake that only tests use; nobody calls it twice at a time.
export class FakeCounterRepository {
  private value = 0;
  private calls: string[] = [];

  async increment(): Promise<number> {
    this.calls.push("increment");
    const before = this.value;
    await Promise.resolve();
    this.value = before + 1;
    return this.value;
  }

  async reset(): Promise<void> {
    this.calls = [];
    await Promise.resolve();
    this.value = 0;
  }
}
