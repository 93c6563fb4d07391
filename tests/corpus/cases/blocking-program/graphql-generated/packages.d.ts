declare module "graphql" {
  export interface GraphQLResolveInfo {
    readonly fieldName: string;
  }
}
