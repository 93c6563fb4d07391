// A typed model layer in Django's manner: each query has a synchronous form and one with `a` in front.
export interface Manager<T> {
  create(values: Partial<T>): T;
  acreate(values: Partial<T>): Promise<T>;
  get(where: Partial<T>): T;
  aget(where: Partial<T>): Promise<T>;
  filter(where: Partial<T>): QuerySet<T>;
}

export interface QuerySet<T> {
  filter(where: Partial<T>): QuerySet<T>;
  orderBy(field: keyof T): QuerySet<T>;
  count(): number;
  acount(): Promise<number>;
  exists(): boolean;
  aexists(): Promise<boolean>;
  update(values: Partial<T>): number;
  aupdate(values: Partial<T>): Promise<number>;
}

export interface AuditEntry {
  id: number;
  path: string;
  user: string;
}

export interface Ban {
  id: number;
  ip: string;
}

export declare const AuditLog: { readonly objects: Manager<AuditEntry> };
export declare const Bans: { readonly objects: Manager<Ban> };
