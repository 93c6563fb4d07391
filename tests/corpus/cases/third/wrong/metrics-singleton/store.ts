class Store {
  readonly counters = { bytes: 0, calls: 0 };
}

export const store = new Store();
