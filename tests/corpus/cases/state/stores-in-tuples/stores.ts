import { createStore, createTally } from "./store.ts";

export const [getTotal, setTotal] = createStore(0);
export const { read: readTally, write: writeTally } = createTally();
