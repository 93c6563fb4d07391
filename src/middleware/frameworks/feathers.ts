import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

const core = "@feathersjs/feathers";
const methods = ["find", "get", "create", "update", "patch", "remove"];
/** `Service` and `ServiceInterface` are aliases of `ServiceMethods`. */
const services = from(core, "ServiceMethods", "ServiceInterface", "Service");
const applications = from(core, "FeathersApplication", "Application");
const hooked = [
  ...applications,
  ...from(core, "ServiceAddons", "FeathersService"),
];

const hooks = (stages: readonly string[]): readonly Registration[] =>
  hooked.flatMap((receiver) =>
    stages.flatMap((stage) =>
      ["", ".all", ...methods.map((method) => `.${method}`)].map(
        (below): Registration => ({
          receiver,
          methods: ["hooks"],
          arguments: `${stage}${below}[]`,
        }),
      ),
    ),
  );

export const feathers: FrameworkDescriptor = {
  id: "feathers",
  npm: [core, "@feathersjs/hooks", "@feathersjs/koa", "@feathersjs/express"],
  testedVersion: "@feathersjs/feathers 5.0.50",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [{ package: "@feathersjs/hooks", path: "type:NextFunction" }],
  binding: [{ shape: "param", index: 1 }],
  heritage: [],
  contextual: [
    ...from(core, "AroundHookFunction", "ApplicationHookFunction"),
    ...from("@feathersjs/hooks", "AsyncMiddleware", "Middleware"),
  ],
  registration: [
    ...hooks(["around"]),
    {
      callee: { package: "@feathersjs/hooks", type: "hooks" },
      arguments: "all",
    },
    {
      callee: { package: "@feathersjs/hooks", type: "middleware" },
      arguments: 0,
    },
  ],
  handlers: {
    ...noHandlers,
    contextual: from(core, "HookFunction", "Hook"),
    registration: [
      ...hooks(["before", "after", "error"]),
      // app.use("messages", { async find() { … } })
      ...applications.flatMap((receiver) =>
        methods.map((method): Registration => ({
          receiver,
          methods: ["use"],
          arguments: method,
        })),
      ),
    ],
    heritage: services.flatMap(({ package: name, type }) =>
      methods.map((member) => ({ package: name, type, member, param: null })),
    ),
  },
  returnKind: "promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "carried-by-context",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the result is `undefined`",
  calledTwice: "throws",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the caller gets the result `undefined` before the service method has ended",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: ["0.app", "0.service", "0.self"],
    types: from(core, "HookContext", "Params"),
  },
  fix: "await",
};
