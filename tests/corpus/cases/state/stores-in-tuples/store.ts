/** What it keeps is reached by the two functions alone. */
export function createStore<T>(
  initial: T,
): readonly [get: () => T, set: (next: T) => void] {
  let value = initial;
  const set = (next: T): void => {
    value = next;
  };
  return [() => value, set];
}

export function createTally() {
  let count = 0;
  return {
    read: (): number => count,
    write(next: number): void {
      count = next;
    },
  };
}

export function createCounter() {
  let value = 0;
  const add = async (amount: Promise<number>): Promise<void> => {
    const before = value;
    value = before + (await amount); // ! no-shared-state-race
  };
  const addAtOnce = async (amount: Promise<number>): Promise<void> => {
    const more = await amount;
    value += more;
  };
  return [() => value, add, addAtOnce] as const;
}

/** As `createStore`, made by each request for itself. */
export function createDraft(
  text: string,
): readonly [() => string, (next: string) => void] {
  let value = text;
  return [
    () => value,
    (next) => {
      value = next;
    },
  ];
}
