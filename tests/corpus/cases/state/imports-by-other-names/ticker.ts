function createTicker() {
  let ticks = 0;
  return async (save: (ticks: number) => Promise<void>): Promise<number> => {
    const next = ticks + 1;
    await save(next);
    ticks = next; // ! no-shared-state-race
    return next;
  };
}

const ticker = createTicker();
export default ticker;
