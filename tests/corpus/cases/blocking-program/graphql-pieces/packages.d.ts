declare module "graphql-relay" {
  import type { GraphQLResolveInfo } from "graphql";
  export type MutationFn<Input, Context> = (
    input: Input,
    context: Context,
    info: GraphQLResolveInfo,
  ) => Promise<unknown>;
  export function mutationWithClientMutationId<Input, Context>(config: {
    name: string;
    mutateAndGetPayload: MutationFn<Input, Context>;
  }): unknown;
  export function nodeDefinitions<Context>(
    fetchById: (id: string, context: Context) => unknown,
    typeOf?: (value: unknown) => string,
  ): unknown;
}

declare module "dataloader" {
  export default class DataLoader<Key, Value> {
    constructor(load: (keys: readonly Key[]) => Promise<readonly Value[]>);
    load(key: Key): Promise<Value>;
  }
}

declare module "@nestjs/graphql" {
  export interface GqlModuleOptions {
    driver?: unknown;
    context?: any;
  }
  export class GraphQLModule {
    static forRootAsync(options: {
      useFactory: (
        ...services: any[]
      ) =>
        | Promise<Omit<GqlModuleOptions, "driver">>
        | Omit<GqlModuleOptions, "driver">;
    }): unknown;
  }
  export function Subscription(options: {
    filter?: (payload: any, variables: any) => boolean;
  }): MethodDecorator;
}

declare module "@nestjs/throttler" {
  export class ThrottlerGuard {
    protected getTracker(request: Record<string, any>): Promise<string>;
  }
}
