// Methods that a decorator of the project puts under a lock.
import { Controller, Injectable, Post } from "@nestjs/common";
import { Mutex } from "async-mutex";

declare function save(name: string, count: number): Promise<void>;

function Serialised() {
  const mutex = new Mutex();
  return (
    _target: object,
    _name: string,
    descriptor: PropertyDescriptor,
  ): void => {
    const original = descriptor.value as (
      ...args: unknown[]
    ) => Promise<unknown>;
    descriptor.value = function (this: unknown, ...args: unknown[]) {
      return mutex.runExclusive(() => original.apply(this, args));
    };
  };
}

function Timed() {
  return (
    _target: object,
    name: string,
    descriptor: PropertyDescriptor,
  ): void => {
    const original = descriptor.value as (
      ...args: unknown[]
    ) => Promise<unknown>;
    descriptor.value = async function (this: unknown, ...args: unknown[]) {
      const start = Date.now();
      const result = await original.apply(this, args);
      console.log(name, Date.now() - start);
      return result;
    };
  };
}

function BegunInTurn() {
  const mutex = new Mutex();
  return (
    _target: object,
    _name: string,
    descriptor: PropertyDescriptor,
  ): void => {
    const original = descriptor.value as (
      ...args: unknown[]
    ) => Promise<unknown>;
    descriptor.value = async function (this: unknown, ...args: unknown[]) {
      await mutex.runExclusive(() => {
        void original.apply(this, args);
      });
    };
  };
}

@Injectable()
export class Invoices {
  private last = 0;
  private drafts = 0;

  @Serialised()
  async next(): Promise<number> {
    const number = this.last;
    await save("invoices", number);
    this.last = number + 1;
    return number;
  }

  @Timed()
  async draft(): Promise<number> {
    const number = this.drafts;
    await save("drafts", number);
    this.drafts = number + 1; // ! no-shared-state-race
    return number;
  }
}

@Controller("numbers")
export class Numbers {
  private orders = 0;
  private seats = 0;
  private mails = 0;

  constructor(private readonly invoices: Invoices) {}

  @Post("orders")
  @Serialised()
  async order(): Promise<number> {
    const before = this.orders;
    await save("orders", before);
    this.orders = before + 1;
    return before;
  }

  @Post("seats")
  @Timed()
  async seat(): Promise<number> {
    const before = this.seats;
    await save("seats", before);
    this.seats = before + 1; // ! no-shared-state-race
    return before;
  }

  @Post("mails")
  @BegunInTurn()
  async mail(): Promise<number> {
    const before = this.mails;
    await save("mails", before);
    this.mails = before + 1; // ! no-shared-state-race
    return before;
  }

  @Post("invoices")
  async invoice(): Promise<number> {
    return (await this.invoices.next()) + (await this.invoices.draft());
  }
}

const locks = new WeakMap<object, Mutex>();

function lockOf(key: object): Mutex {
  let lock = locks.get(key);
  if (!lock) locks.set(key, (lock = new Mutex()));
  return lock;
}

function PerOrder() {
  return (
    _target: object,
    _name: string,
    descriptor: PropertyDescriptor,
  ): void => {
    const original = descriptor.value as (
      ...args: unknown[]
    ) => Promise<unknown>;
    descriptor.value = function (this: unknown, ...args: unknown[]) {
      const lock = lockOf(args[0] as object);
      return lock.runExclusive(() => original.apply(this, args));
    };
  };
}

function PerObject() {
  return (
    _target: object,
    _name: string,
    descriptor: PropertyDescriptor,
  ): void => {
    const original = descriptor.value as (
      ...args: unknown[]
    ) => Promise<unknown>;
    descriptor.value = function (this: object, ...args: unknown[]) {
      const lock = lockOf(this);
      return lock.runExclusive(() => original.apply(this, args));
    };
  };
}

@Controller("tickets")
export class Tickets {
  private sold = 0;
  private held = 0;
  private left = 0;

  @Post("sold")
  @PerOrder()
  async sell(_order: object): Promise<number> {
    const before = this.sold;
    await save("sold", before);
    this.sold = before + 1; // ! no-shared-state-race
    return before;
  }

  @Post("held")
  @PerObject()
  async hold(): Promise<number> {
    const before = this.held;
    await save("held", before);
    this.held = before + 1;
    return before;
  }

  // Each of the two has a lock of its own.
  @Post("taken")
  @Serialised()
  async take(): Promise<number> {
    const before = this.left;
    await save("left", before);
    this.left = before - 1; // ! no-shared-state-race
    return before;
  }

  @Post("returned")
  @Serialised()
  async giveBack(): Promise<number> {
    const before = this.left;
    await save("left", before);
    this.left = before + 1; // ! no-shared-state-race
    return before;
  }
}
