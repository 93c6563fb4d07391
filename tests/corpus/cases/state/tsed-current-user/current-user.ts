import { AsyncLocalStorage } from "node:async_hooks";

export interface User {
  readonly name: string;
}

/** Wrong: a static field is everybody's. */
export class CurrentUser {
  private static user: User | undefined;

  static get(): User | undefined {
    return this.user;
  }

  static set(user: User): void {
    this.user = user;
  }
}

export const currentUser = new AsyncLocalStorage<User>();

export function author(): string {
  return CurrentUser.get()?.name ?? currentUser.getStore()?.name ?? "nobody";
}
