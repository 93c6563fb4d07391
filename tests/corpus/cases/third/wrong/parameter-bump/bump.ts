export interface Counter {
  n: number;
}

export async function bump(
  counter: Counter,
  persist: (n: number) => Promise<void>,
) {
  const next = counter.n + 1;
  await persist(next);
  counter.n = next;
}
