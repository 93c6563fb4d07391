export interface Journal {
  append(id: number): Promise<void>;
}

export class Sequence {
  private last = 0;

  constructor(private readonly journal: Journal) {}

  async take(): Promise<number> {
    const id = this.last + 1;
    await this.journal.append(id);
    this.last = id; // ! no-shared-state-race
    return id;
  }
}

/** One for each request: nobody else sees what it counts. */
export class Steps {
  private done = 0;

  constructor(private readonly journal: Journal) {}

  async step(): Promise<number> {
    const next = this.done + 1;
    await this.journal.append(next);
    this.done = next;
    return next;
  }
}

export class Ledger {
  private entries = 0;

  constructor(private readonly journal: Journal) {}

  async add(): Promise<number> {
    const next = this.entries + 1;
    await this.journal.append(next);
    this.entries = next; // ! no-shared-state-race
    return next;
  }
}
