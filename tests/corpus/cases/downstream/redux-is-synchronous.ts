import { applyMiddleware, legacy_createStore as createStore } from "redux";
import type { Middleware } from "redux";

/** A client's action chain: not of the server, and not a promise. */
export const logger: Middleware = (store) => (next) => (action) => {
  console.log("dispatching", action);
  next(action);
  console.log("next state", store.getState());
};

export const thunk: Middleware =
  ({ dispatch, getState }) =>
  (next) =>
  (action) => {
    if (typeof action === "function") return action(dispatch, getState);
    return next(action);
  };

export const debounced: Middleware = () => {
  let timer: NodeJS.Timeout | undefined;
  return (next) => (action) => {
    clearTimeout(timer);
    timer = setTimeout(() => next(action), 100);
  };
};

export const store = createStore(
  (state: number = 0) => state + 1,
  applyMiddleware(logger, thunk),
);
