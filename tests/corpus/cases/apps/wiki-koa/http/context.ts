import type { DefaultState, Middleware, ParameterizedContext } from "koa";

export interface State extends DefaultState {
  user?: { readonly name: string; readonly editor: boolean };
  requestId: string;
}

export type WikiContext = ParameterizedContext<State>;
export type WikiMiddleware = Middleware<State>;
