import type { Sequence } from "./sequence";

export interface Database {
  insert(table: string, row: object): Promise<void>;
}

export class Orders {
  constructor(
    private readonly db: Database,
    private readonly sequence: Sequence,
  ) {}

  async create(customer: string) {
    const number = this.sequence.current;
    await this.db.insert("orders", { number, customer });
    this.sequence.current = number + 1; // ! no-shared-state-race
    return number;
  }
}
