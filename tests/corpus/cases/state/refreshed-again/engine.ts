import { Sessions, type Store } from "./cache";

export class Engine {
  private readonly sessions: Sessions;
  constructor(private readonly store: Store) {
    this.sessions = new Sessions(store);
  }

  async waitUntilBound(id: string, bound: string): Promise<boolean> {
    const begun = Date.now();
    while (Date.now() - begun < 60_000) {
      this.sessions.refresh(id);
      const row = this.sessions.get(id);
      if (row?.bound === bound) return true;
      if (row && !row.active) return false;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return false;
  }

  async fork(id: string, namespace: string): Promise<string | undefined> {
    const access = this.sessions.resolve(id, namespace);
    if (!access.ok) return undefined;
    let source = access.row;
    if (!source.active) return undefined;
    const answer = await this.store.ask(id);
    if (!answer.child) return undefined;
    const fresh = this.sessions.refresh(id);
    if (!fresh || fresh.namespace !== namespace) return undefined;
    source = fresh;
    return source.bound;
  }
}
