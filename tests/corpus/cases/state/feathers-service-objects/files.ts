import { statSync } from "node:fs";
import { stat } from "node:fs/promises";

export interface FileInfo {
  readonly id: string;
  readonly size: number;
}

/** Given to `app.use` as an object: its methods are the service's. */
export class FilesService {
  readonly #views = new Map<string, number>();

  get(id: string): Promise<FileInfo> {
    return Promise.resolve({ id, size: sizeOf(id) }); // ! no-blocking-call
  }

  async patch(id: string, data: { views: number }): Promise<FileInfo> {
    const views = this.#views.get(id) ?? 0;
    const { size } = await stat(`files/${id}`);
    this.#views.set(id, views + data.views); // ! no-shared-state-race
    return { id, size };
  }

  async update(id: string, data: { views: number }): Promise<FileInfo> {
    const { size } = await stat(`files/${id}`);
    this.#views.set(id, (this.#views.get(id) ?? 0) + data.views);
    return { id, size };
  }

  /** No method of a service: nobody calls it for a request. */
  measure(id: string): number {
    return sizeOf(id);
  }
}

/** Made for a report at the start, and never given to an application. */
export class ArchiveService {
  get(id: string): Promise<FileInfo> {
    return Promise.resolve({ id, size: sizeOf(id) });
  }
}

function sizeOf(id: string): number {
  return statSync(`files/${id}`).size;
}
