// Classes that are fed through their bases, by their callers, or anew while they live.
import { readFileSync } from "node:fs";

export interface Source {
  read(id: string): string;
}

export class Folder implements Source {
  read(id: string): string {
    return readFileSync(`items/${id}`, "utf8");
  }
}

export class Memory implements Source {
  private readonly items = new Map<string, string>();

  read(id: string): string {
    return this.items.get(id) ?? "";
  }
}

export type Load = (id: string) => string;

export const fromDisk: Load = (id) => readFileSync(`items/${id}`, "utf8");

export class Catalogue {
  constructor(private readonly load: Load) {}

  get(id: string): string {
    return this.load(id);
  }
}

/** Gives its base a function of its own. */
export class Shouting extends Catalogue {
  constructor() {
    super((id) => id.toUpperCase());
  }
}

export class Archive extends Catalogue {
  constructor() {
    super(fromDisk);
  }
}

/** Hands on what it is given. */
export class Labelled extends Catalogue {
  constructor(
    load: Load,
    readonly label: string,
  ) {
    super(load);
  }
}

export class Optioned extends Catalogue {
  constructor({ load }: { load: Load }) {
    super(load);
  }
}

export class Spread extends Catalogue {
  constructor(...all: [load: Load]) {
    super(...all);
  }
}

export class Shelf {
  constructor(private source: Source) {}

  /** What the constructor was given isn't the last word. */
  moveTo(source: Source): void {
    this.source = source;
  }

  get(id: string): string {
    return this.source.read(id);
  }
}

export class Desk {
  constructor(private readonly source: Source = new Memory()) {}

  get(id: string): string {
    return this.source.read(id);
  }
}

export class Room {
  readonly desk = new Desk(new Memory());

  show(id: string): string {
    return this.desk.get(id);
  }
}

export class Cellar extends Room {
  override readonly desk = new Desk(new Folder());
}

export class Bell {
  private readonly heard: ((name: string) => void)[] = [];

  on(hear: (name: string) => void): void {
    this.heard.push(hear);
  }

  ring(name: string): void {
    for (const hear of this.heard) hear(name);
  }
}

export class DoorBell extends Bell {
  press(): void {
    this.ring("door");
  }
}

export class Line {
  private readonly steps: Load[];

  constructor(...steps: Load[]) {
    this.steps = steps;
  }

  run(id: string): string {
    return this.steps.reduce((at, step) => step(at), id);
  }
}

export class TrimmingLine extends Line {
  constructor() {
    super((id) => id.trim());
  }
}
