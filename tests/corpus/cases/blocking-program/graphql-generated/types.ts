// What a code generator writes for a schema: the names are its own, `graphql` says what the last parameter is.
import type { GraphQLResolveInfo } from "graphql";

export type ResolverFn<Result, Parent, Context, Args> = (
  parent: Parent,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<Result> | Result;

export type Resolver<Result, Parent = object, Args = object> =
  | ResolverFn<Result, Parent, Viewer, Args>
  | { readonly resolve: ResolverFn<Result, Parent, Viewer, Args> };

export interface Viewer {
  readonly user: string;
}

export interface Resolvers {
  Query?: {
    invoice?: Resolver<string, object, { id: string }>;
    banner?: Resolver<string>;
    me?: Resolver<string>;
    seen?: Resolver<number>;
  };
}

/** The same parameters in another order: nothing that a server calls. */
export type Describe = (info: GraphQLResolveInfo, text: string) => string;
