import { AsyncLocalStorage } from "node:async_hooks";

/**
 * `node:async_hooks` for one run. Node 20 carries every storage that was ever used along every promise of the
 * process: those that a case makes are given up when its run is over.
 */
export class Storages {
  readonly #made: AsyncLocalStorage<unknown>[] = [];

  /** The module with a class whose instances are known here. */
  from(
    module: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> {
    const made = this.#made;
    class Known extends AsyncLocalStorage<unknown> {
      constructor() {
        super();
        made.push(this);
      }
    }
    const own = { ...module, AsyncLocalStorage: Known };
    return { ...own, default: own };
  }

  end(): void {
    for (const storage of this.#made) storage.disable();
  }
}
