import { writable } from "svelte/store";

export interface User {
  readonly name: string;
}

export const user = writable<User | null>(null);
