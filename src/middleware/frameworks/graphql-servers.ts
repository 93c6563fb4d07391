import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, from, members, noHandlers } from "./base.ts";
import { graphqlResolver } from "./graphql.ts";

/** What a server of schemas runs around the resolvers: plugins, and the function that makes the context. */
export const apolloServer: FrameworkDescriptor = {
  ...graphqlResolver,
  id: "apollo-server",
  npm: ["@apollo/server"],
  testedVersion: "5.5.1",
  verifiedByRunning: true,
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
    // `serverWillStart` and its kin run for no request.
    heritage: [
      ...members(
        "@apollo/server",
        "ApolloServerPlugin",
        "requestDidStart",
        "unexpectedErrorProcessingRequest",
        "contextCreationDidFail",
        "invalidRequestWasReceived",
      ),
      ...members(
        "@apollo/server",
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
        "@apollo/server",
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
  testedVersion: "graphql-yoga 5.24.1, @envelop/core 5.6.1",
  verifiedByRunning: true,
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

/** What mercurius asks to make the context of each request, its hooks, and what loads fields for many objects at once. */
export const mercurius: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "mercurius",
  npm: ["mercurius"],
  testedVersion: "16.10.1 on fastify 5.12.8",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: from(
      "mercurius",
      "Loader",
      "preParsingHookHandler",
      "preValidationHookHandler",
      "preExecutionHookHandler",
      "onResolutionHookHandler",
      "preSubscription*HookHandler",
      "onSubscription*HookHandler",
    ),
    heritage: members("mercurius", "MercuriusCommonOptions", "context"),
  },
  instance: "process",
  owned: { parameters: "all", except: ["0.server", "1.server"] },
};
