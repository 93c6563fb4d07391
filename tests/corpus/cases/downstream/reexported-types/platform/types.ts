import type { Middleware, Next, ParameterizedContext } from "koa";

export interface AppState {
  tenant?: string;
}
export type AppMiddleware = Middleware<AppState>;
export type AppContext = ParameterizedContext<AppState>;
export type { Next as Proceed };
