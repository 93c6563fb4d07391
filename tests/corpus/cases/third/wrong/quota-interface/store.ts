export interface QuotaStore {
  used(): number;
  setUsed(used: number): void;
}

export class MemoryQuotaStore implements QuotaStore {
  private count = 0;

  used() {
    return this.count;
  }

  setUsed(used: number) {
    this.count = used;
  }
}
