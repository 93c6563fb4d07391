declare module "@loopback/context" {
  export type InvocationResult = any;
  export type Next = () => Promise<InvocationResult> | InvocationResult;
}

declare module "@loopback/express" {
  import type { Request, Response } from "express";
  import type { InvocationResult, Next } from "@loopback/context";

  export interface MiddlewareContext {
    readonly request: Request;
    readonly response: Response;
  }
  export type Middleware = (
    context: MiddlewareContext,
    next: Next,
  ) => Promise<InvocationResult> | InvocationResult;
}
