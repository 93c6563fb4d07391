import { setTimeout as sleep } from "node:timers/promises";

const likes = new Map<string, number>();

export async function countLike(name: string): Promise<void> {
  const before = likes.get(name) ?? 0;
  await sleep(10);
  likes.set(name, before + 1); // ! no-shared-state-race:lostUpdate
}

export async function countLikeSafely(name: string): Promise<void> {
  await sleep(10);
  likes.set(name, (likes.get(name) ?? 0) + 1);
}
