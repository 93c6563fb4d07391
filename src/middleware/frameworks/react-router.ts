import type { FrameworkDescriptor } from "../descriptor.ts";
import { below, from, noHandlers } from "./base.ts";

const routeNames = ["loader", "action"];

export const reactRouter: FrameworkDescriptor = {
  id: "react-router",
  npm: [
    "react-router",
    "@remix-run/node",
    "@remix-run/cloudflare",
    "@remix-run/deno",
    "@remix-run/server-runtime",
  ],
  testedVersion: "7.18.5 and 8.5.1",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "react-router", path: "interface:MiddlewareNextFunction" },
  ],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: from("react-router", "MiddlewareFunction"),
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: [
      ...from(
        "react-router",
        "LoaderFunction",
        "ActionFunction",
        "HandleDataRequestFunction",
        "HandleDocumentRequestFunction",
        "HandleErrorFunction",
      ),
      ...from("@remix-run/server-runtime", "LoaderFunction", "ActionFunction"),
    ],
    exports: [
      ...below("app/routes", "*").map((file) => ({ file, names: routeNames })),
      { file: "app/root.tsx", names: routeNames },
      {
        file: "app/entry.server.tsx",
        names: ["default", "handleDataRequest", "handleError"],
      },
    ],
    parameters: [
      from("react-router", "LoaderFunctionArgs"),
      from("react-router", "ActionFunctionArgs"),
      // Those without `Function` are of Remix 1.
      ...[
        "LoaderFunctionArgs",
        "ActionFunctionArgs",
        "LoaderArgs",
        "ActionArgs",
        "DataFunctionArgs",
      ].map((type) => from("@remix-run/server-runtime", type)),
    ],
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "implicit-last",
  notCalling: "framework-calls-next",
  observedWhenUnanswered: "the framework calls next() itself",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the loaders below run twice, and the work after it runs before the response exists",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: [],
    types: from(
      "react-router",
      "LoaderFunctionArgs",
      "ActionFunctionArgs",
      "RouterContextProvider",
    ),
  },
  fix: "await",
};
