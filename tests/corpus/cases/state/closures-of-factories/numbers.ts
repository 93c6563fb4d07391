export interface Numbers {
  next(): Promise<number>;
  peek(): number;
}

type Save = (value: number) => Promise<void>;

/** An object literal of a declared type. */
export function createNumbers(
  load: () => Promise<number>,
  save: Save,
): Numbers {
  let value: number | undefined;
  return {
    async next() {
      const current = value ?? (await load());
      const following = current + 1;
      await save(following);
      value = following; // ! no-shared-state-race
      return following;
    },
    peek: () => value ?? 0,
  };
}

/** The same behind a promise. */
export async function openNumbers(save: Save): Promise<Numbers> {
  let value = 0;
  await save(value);
  return {
    next: async () => {
      const following = value + 1;
      await save(following);
      value = following; // ! no-shared-state-race
      return following;
    },
    peek: () => value,
  };
}

/** Functions of their own that an object takes along. */
export function namedNumbers(save: Save) {
  let value = 0;
  async function next() {
    const following = value + 1;
    await save(following);
    value = following; // ! no-shared-state-race
    return following;
  }
  const skip = async (count: number) => {
    const following = value + count;
    await save(following);
    value = following; // ! no-shared-state-race
  };
  const reset = async () => {
    value = 0;
    await save(value);
  };
  return { next, leap: skip, reset };
}

/** A function that is nothing but the counter. */
export const counted = (save: Save) => {
  let value = 0;
  return async () => {
    const following = value + 1;
    await save(following);
    value = following; // ! no-shared-state-race
    return following;
  };
};

/** The number is taken in the tick in which it is read. */
export function takenNumbers(save: Save): Numbers {
  let value = 0;
  return {
    async next() {
      const following = ++value;
      await save(following);
      return following;
    },
    peek: () => value,
  };
}

/** One for each request: nobody else sees it. */
export function linesOf(save: Save) {
  let line = 0;
  const write = async () => {
    const following = line + 1;
    await save(following);
    line = following;
  };
  return { write };
}
