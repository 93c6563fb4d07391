let count = 0;
let seen = 0;

export async function increment(
  save: (count: number) => Promise<void>,
): Promise<number> {
  const next = count + 1;
  await save(next);
  count = next; // ! no-shared-state-race
  return next;
}

export default async (
  save: (count: number) => Promise<void>,
): Promise<number> => {
  const next = seen + 1;
  await save(next);
  seen = next; // ! no-shared-state-race
  return next;
};

/** Nobody calls it for a request. */
export async function recount(read: () => Promise<number>): Promise<void> {
  const before = count;
  count = before + (await read());
}
