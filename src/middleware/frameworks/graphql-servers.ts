import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";
import { graphqlResolver } from "./graphql.ts";

/** Members of Apollo Server's plugins that run for a request; `serverWillStart` and its kin don't. */
const members = (type: string, ...names: readonly string[]) =>
  names.map((member) => ({
    ...{ package: "@apollo/server", type },
    ...{ member, param: null },
  }));

/** What a server of schemas runs around the resolvers: plugins, and the function that makes the context. */
export const apolloServer: FrameworkDescriptor = {
  ...graphqlResolver,
  id: "apollo-server",
  npm: ["@apollo/server"],
  testedVersion: "types of 5.5.1",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    contextual: from(
      "@apollo/server",
      "ContextFunction",
      "GraphQLRequestListener*DidEnd",
      "GraphQLRequestListenerDidResolveField",
    ),
    registration: [
      {
        callee: { package: "@apollo/server", type: "ApolloServer" },
        arguments: "formatError",
      },
    ],
    heritage: [
      ...members(
        "ApolloServerPlugin",
        "requestDidStart",
        "unexpectedErrorProcessingRequest",
        "contextCreationDidFail",
        "invalidRequestWasReceived",
      ),
      ...members(
        "GraphQLRequestListener",
        "didResolveSource",
        "parsingDidStart",
        "validationDidStart",
        "didResolveOperation",
        "didEncounterErrors",
        "responseForOperation",
        "executionDidStart",
        "willSendResponse",
        "didEncounterSubsequentErrors",
        "willSendSubsequentPayload",
      ),
      ...members(
        "GraphQLRequestExecutionListener",
        "executionDidEnd",
        "willResolveField",
      ),
    ],
  },
  owned: {
    parameters: "all",
    except: ["0.cache", "0.logger", "0.schema"],
  },
};

/** Plugins of Envelop, which Yoga shares, and the function that makes Yoga's context. */
export const graphqlYoga: FrameworkDescriptor = {
  ...graphqlResolver,
  id: "graphql-yoga",
  npm: ["graphql-yoga", "@envelop/core"],
  testedVersion: "types of graphql-yoga 5.24.1, @envelop/types 6.0.0",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    contextual: [
      ...from(
        "graphql-yoga",
        "OnRequestParseHook",
        "OnRequestParseDoneHook",
        "OnParamsHook",
        "OnExecutionResultHook",
        "OnResultProcess",
      ),
      ...from(
        "@envelop/types",
        "OnParseHook",
        "AfterParseHook",
        "OnValidateHook",
        "AfterValidateHook",
        "OnContextBuildingHook",
        "AfterContextBuildingHook",
        "OnExecuteHook",
        "OnExecuteDoneHook",
        "OnSubscribeHook",
      ),
      ...from("@whatwg-node/server", "OnRequestHook", "OnResponseHook"),
    ],
    registration: [
      {
        callee: { package: "graphql-yoga", type: "createYoga" },
        arguments: "context",
      },
    ],
  },
  owned: { parameters: "all", except: ["0.fetchAPI", "0.schema"] },
};
