declare module "node-cron" {
  export interface Task {
    stop(): void;
  }
  export function schedule(when: string, run: () => unknown): Task;
}

declare module "passport-example" {
  export class Strategy {
    constructor(
      options: { readonly realm: string },
      verify: (name: string) => Promise<boolean>,
    );
  }
  export function once<T>(work: () => T): () => T;
  export function debounce<T>(work: () => T, ms: number): () => T;
}
