/** One for the process: a static field keeps the first that is made. */
export class Orders {
  private static instance: Orders | undefined;
  private total = 0;

  static get(): Orders {
    if (!Orders.instance) Orders.instance = new Orders();
    return Orders.instance;
  }

  async add(count: number) {
    const total = this.total + count;
    await fetch("https://orders.internal");
    this.total = total; // ! no-shared-state-race
  }
}

/** One for the process: a variable of the module keeps it. */
export class Returns {
  private total = 0;

  async add(count: number) {
    const total = this.total + count;
    await fetch("https://returns.internal");
    this.total = total; // ! no-shared-state-race
  }
}

let returns: Returns | undefined;
export const allReturns = () => (returns ??= new Returns());

/** One for the process: made with what main makes. */
export class Visits {
  private total = 0;

  add = async (count: number) => {
    const total = this.total + count;
    await fetch("https://visits.internal");
    this.total = total; // ! no-shared-state-race
  };
}

export class Services {
  readonly visits = new Visits();
}

/** One for the process: made by the function that registers the handlers. */
export class Sales {
  private total = 0;

  async add(count: number) {
    const total = this.total + count;
    await fetch("https://sales.internal");
    this.total = total; // ! no-shared-state-race
  }
}

/** One for each session, and so is what it makes: nobody else has them. */
export class Cart {
  private total = 0;

  async add(count: number) {
    const total = this.total + count;
    await fetch("https://cart.internal");
    this.total = total;
  }
}

export class Basket {
  private total = 0;

  async add(count: number) {
    const total = this.total + count;
    await fetch("https://basket.internal");
    this.total = total;
  }
}

export class Session {
  readonly cart = new Cart();
  readonly basket: Basket;

  constructor(readonly user: string) {
    this.basket = new Basket();
  }
}

/** Kept, but by the one session. */
export class Draft {
  private lines = 0;

  async add(count: number) {
    const lines = this.lines + count;
    await fetch("https://draft.internal");
    this.lines = lines;
  }
}

export class Desk {
  draft: Draft | undefined;

  open(): Draft {
    this.draft = new Draft();
    return this.draft;
  }
}
