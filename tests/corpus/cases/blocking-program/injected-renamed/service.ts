// What a class and a factory are given, by files that know them under another name.
export type Load = (id: string) => Promise<string> | string;

export class Pages {
  constructor(private readonly load: Load) {}
  async get(id: string): Promise<string> {
    return this.load(id);
  }
}

export default class {
  constructor(private readonly load: Load) {}
  async get(id: string): Promise<string> {
    return this.load(id);
  }
}

export class Parts {
  constructor(private readonly load: Load) {}
  async get(id: string): Promise<string> {
    return this.load(id);
  }
}
