import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

/** Resolvers of GraphQL schemas, whichever server runs them. */
export const graphqlResolver: FrameworkDescriptor = {
  id: "graphql-resolver",
  npm: ["graphql", "@graphql-tools/utils", "graphql-relay"],
  testedVersion:
    "graphql 16.15.0, types of @graphql-tools/utils 12.1.0 and graphql-relay 0.10.2",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: [
      ...from(
        "graphql",
        "GraphQLFieldResolver",
        "GraphQLTypeResolver",
        "GraphQLIsTypeOfFn",
      ),
      ...from("@graphql-tools/utils", "IFieldResolver"),
      // `mutateAndGetPayload` of `mutationWithClientMutationId`
      ...from("graphql-relay", "MutationFn"),
    ],
    registration: [
      {
        callee: { package: "graphql-relay", type: "nodeDefinitions" },
        arguments: "all",
      },
    ],
    // What code generators and schema builders call a resolver is theirs, or the project's, to say.
    byParameter: [{ package: "graphql", type: "GraphQLResolveInfo", index: 3 }],
  },
  returnKind: "any",
  awaitPolicy: "none",
  resultPolicy: "none",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  // The root value is one object for all requests.
  owned: { parameters: [1, 2, 3], except: ["3.schema"] },
  fix: "none",
};
