import { AsyncLocalStorage } from "node:async_hooks";

export interface Db {
  findOne(filter: object): Promise<{ key: string } | null>;
}

declare function open(tenant: string): Db;

const tenantContext = new AsyncLocalStorage<Db>();

export class ProviderRepository {
  private tenantDb: Db | undefined;

  switchToTenant(name: string): void {
    const db = open(name);
    tenantContext.enterWith(db);
    this.tenantDb = db;
  }

  runWithTenant<T>(name: string, fn: () => Promise<T>): Promise<T> {
    return tenantContext.run(open(name), fn);
  }

  private getTenantDb(): Db {
    const db = tenantContext.getStore() ?? this.tenantDb;
    if (!db) throw new Error("no tenant");
    return db;
  }

  async findProviderByKey(key: string) {
    return this.getTenantDb().findOne({ key });
  }
}
