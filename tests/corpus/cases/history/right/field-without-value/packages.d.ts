declare module "graphql-middleware" {
  export type IMiddlewareResolver<Source = any, Context = any, Args = any> = (
    resolve: (...args: any[]) => any,
    parent: Source,
    args: Args,
    context: Context,
    info: unknown,
  ) => Promise<any>;
  export type IMiddlewareFunction<
    Source = any,
    Context = any,
    Args = any,
  > = IMiddlewareResolver<Source, Context, Args>;
}
