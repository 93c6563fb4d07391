import { Inflight } from "./inflight";

interface Filter {
  readonly since?: string;
}
declare function find(where: object): Promise<{ readonly id: string }[]>;
const teams = new Map<string, readonly string[]>();
let newest: readonly string[] = [];

export class Member {
  declare readonly id: string;

  /** What a member is found under. */
  get key(): string {
    return `member:${this.id}`;
  }
  private keyOf(part: string): string {
    return `${this.key}:${part}`;
  }

  boards = async (filter: Filter = {}): Promise<readonly string[]> => {
    const load = async (): Promise<readonly string[]> =>
      (await find({ owner: this.id, ...filter })).map(({ id }) => id);
    return Inflight.getOrSet(`boards:${this.id}`, load);
  };

  async cards(filter: Filter = {}): Promise<readonly string[]> {
    return Inflight.getOrSet(this.keyOf("cards"), async () =>
      (await find({ owner: this.id, ...filter })).map(({ id }) => id),
    );
  }

  async teams(filter: Filter): Promise<readonly string[]> {
    const known = teams.get(this.key);
    if (known) return known;
    const found = (await find({ owner: this.id, ...filter })).map(
      ({ id }) => id,
    );
    teams.set(this.key, found);
    return found;
  }

  /** The same place for all members. */
  async tags(filter: Filter): Promise<readonly string[]> {
    return Inflight.getOrSet("tags", async () =>
      (await find({ owner: this.id, ...filter })).map(({ id }) => id),
    );
  }

  async newest(): Promise<readonly string[]> {
    newest = (await find({ owner: this.id })).map(({ id }) => id);
    await find({ newest: true });
    return newest;
  }
}
