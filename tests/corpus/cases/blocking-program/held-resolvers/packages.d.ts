declare module "@graphql-tools/utils" {
  import type { GraphQLResolveInfo } from "graphql";
  export type IFieldResolver = (
    source: any,
    args: any,
    context: any,
    info: GraphQLResolveInfo,
  ) => any;
  export type IResolvers = Record<
    string,
    Record<string, IFieldResolver | { resolve?: IFieldResolver }>
  >;
}

declare module "@graphql-tools/schema" {
  import type { IResolvers } from "@graphql-tools/utils";
  export function makeExecutableSchema(options: {
    typeDefs: string;
    resolvers?: IResolvers | IResolvers[];
  }): unknown;
}

declare module "graphql" {
  export type GraphQLFieldResolver = (
    source: any,
    args: any,
    context: any,
    info: GraphQLResolveInfo,
  ) => any;
  export interface GraphQLFieldConfig {
    type: string;
    resolve?: GraphQLFieldResolver;
  }
  export class GraphQLObjectType {
    constructor(config: {
      name: string;
      fields:
        | Record<string, GraphQLFieldConfig>
        | (() => Record<string, GraphQLFieldConfig>);
    });
  }
}
