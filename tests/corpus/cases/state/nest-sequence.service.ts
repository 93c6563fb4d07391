// Providers of a Nest application are one for the process; `Scope.REQUEST` makes one for each request.
import { Inject, Injectable, Scope } from "@nestjs/common";

interface Sequences {
  load(name: string): Promise<number>;
  store(name: string, value: number): Promise<void>;
}

@Injectable()
export class SequenceService {
  #last = 0;
  private pending: Promise<number> | undefined;

  constructor(@Inject("SEQUENCES") private readonly sequences: Sequences) {}

  async next(): Promise<number> {
    const value = this.#last + 1;
    await this.sequences.store("invoice", value);
    this.#last = value; // ! no-shared-state-race
    return value;
  }

  async nextInOneTick(): Promise<number> {
    const value = ++this.#last;
    await this.sequences.store("invoice", value);
    return value;
  }

  /** Right: one load, however many callers. */
  async warmUp(): Promise<number> {
    this.pending ??= this.sequences.load("invoice");
    return this.pending;
  }
}

@Injectable({ scope: Scope.REQUEST })
export class BasketService {
  private total = 0;
  private user: string | undefined;

  constructor(@Inject("SEQUENCES") private readonly sequences: Sequences) {}

  async add(user: string, item: string): Promise<number> {
    this.user = user;
    const before = this.total;
    const price = await this.sequences.load(item);
    this.total = before + price;
    return this.total;
  }

  owner(): string | undefined {
    return this.user;
  }
}
