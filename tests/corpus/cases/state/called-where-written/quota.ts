export declare function audit(id: string): Promise<void>;

export class Quota {
  private readonly left = new Map<string, number>();
  private readonly used = new Map<string, number>();
  private readonly counted = new Map<string, number>();
  private readonly weights = new Map<string, number>();
  private isBusy = false;
  private isHeld = false;
  private pending: Promise<void> | undefined;
  private total = 0;

  spend(id: string): Promise<void> {
    return (async () => {
      const budget = this.left.get(id) ?? 0;
      await audit(id);
      this.left.set(id, budget - 1); // ! no-shared-state-race
    })();
  }

  /** The function reads before it waits, and what it has read stands in the method around it. */
  async use(id: string): Promise<void> {
    const before = this.used.get(id) ?? 0;
    await (async () => {
      await audit(id);
      this.used.set(id, before + 1); // ! no-shared-state-race
    })();
  }

  count(id: string): Promise<void> {
    return (async () => {
      await audit(id);
      this.counted.set(id, (this.counted.get(id) ?? 0) + 1);
    })();
  }

  weigh(id: string): Promise<void> {
    if (this.isBusy) return Promise.reject(new Error("busy"));
    this.isBusy = true;
    return (async () => {
      try {
        const weight = this.weights.get(id) ?? 0;
        await audit(id);
        this.weights.set(id, weight + 1);
      } finally {
        this.isBusy = false;
      }
    })();
  }

  async weighAgain(id: string): Promise<void> {
    if (this.isHeld) throw new Error("held");
    this.isHeld = true;
    await (async () => {
      try {
        const weight = this.weights.get(id) ?? 0;
        await audit(id);
        this.weights.set(id, weight + 1);
      } finally {
        this.isHeld = false;
      }
    })();
  }

  sum(): Promise<void> {
    if (this.pending) return this.pending;
    return (this.pending = (async () => {
      const total = this.total;
      await audit("sum");
      this.total = total + 1;
      this.pending = undefined;
    })());
  }

  own(id: string): Promise<number> {
    let rounds = 0;
    return (async () => {
      const before = rounds;
      await audit(id);
      rounds = before + 1;
      return rounds;
    })();
  }
}

let visits = 0;
export const visit = (id: string): Promise<void> =>
  (async function () {
    const before = visits;
    await audit(id);
    visits = before + 1; // ! no-shared-state-race
  })();
