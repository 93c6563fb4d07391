export type Handler = (name: string) => Promise<string>;

export interface Handlers {
  register(kind: string, handler: Handler): void;
  around(kind: string, handler: Handler): Promise<string>;
}

export class Registry implements Handlers {
  private readonly handlers = new Map<string, Handler>();

  register(kind: string, handler: Handler): void {
    this.handlers.set(kind, handler);
  }

  async around(kind: string, handler: Handler): Promise<string> {
    return `${kind}: ${await handler(kind)}`;
  }
}
