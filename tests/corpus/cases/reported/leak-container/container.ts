export class Container {
  private readonly values = new Map<string, unknown>();

  set(name: string, value: unknown): void {
    this.values.set(name, value);
  }

  get<T>(name: string): T {
    return this.values.get(name) as T;
  }

  createScope(): Container {
    const scope = new Container();
    for (const [name, value] of this.values) scope.set(name, value);
    return scope;
  }
}

export const container = new Container();
