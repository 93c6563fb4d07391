import { writable } from "svelte/store";

export interface Profile {
  readonly name: string;
}

export const session = writable<Profile | null>(null);

export const lastViewed: { id: string | null } = { id: null };
