// What the cases beside this file use of packages that are not installed here.
declare module "@tsed/platform-middlewares" {
  export interface MiddlewareMethods {
    use(...args: unknown[]): unknown;
  }
  export function Middleware(): ClassDecorator;
}

declare module "@tsed/di" {
  export interface InterceptorContext {
    readonly args: unknown[];
    next<T>(): T;
  }
  export interface InterceptorMethods {
    intercept(context: InterceptorContext): unknown;
  }
  export function Interceptor(): ClassDecorator;
}
