import { Injectable } from "@nestjs/common";
import { AsyncLocalStorage } from "node:async_hooks";

interface Store {
  readonly clinic: string;
  readonly user: string | undefined;
}

@Injectable()
export class ClinicContext {
  private readonly storage = new AsyncLocalStorage<Store>();

  run(store: Store, callback: () => void): void {
    this.storage.run(store, callback);
  }

  get clinic(): string {
    return this.store().clinic;
  }

  get user(): string | undefined {
    return this.store().user;
  }

  private store(): Store {
    const store = this.storage.getStore();
    if (!store) throw new Error("outside of a request");
    return store;
  }
}
