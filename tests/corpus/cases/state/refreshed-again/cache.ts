export interface Row {
  id: string;
  namespace: string;
  active: boolean;
  bound?: string;
}
export interface Store {
  find(id: string): Row | undefined;
  ask(id: string): Promise<{ child?: string }>;
}

export class Sessions {
  private readonly rows = new Map<string, Row>();
  constructor(private readonly store: Store) {}

  get(id: string): Row | undefined {
    return this.rows.get(id);
  }

  resolve(
    id: string,
    namespace: string,
  ): { ok: true; row: Row } | { ok: false } {
    const row = this.rows.get(id) ?? this.refresh(id);
    if (row && row.namespace === namespace) return { ok: true, row };
    return { ok: false };
  }

  refresh(id: string): Row | null {
    const stored = this.store.find(id);
    if (!stored) {
      this.rows.delete(id);
      return null;
    }
    const existing = this.rows.get(id);
    const row = { ...stored, active: existing?.active ?? stored.active };
    this.rows.set(id, row);
    return row;
  }
}
