import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, members, noHandlers } from "./base.ts";

const name = "http-proxy-middleware";
const events = ["error", "proxyReq", "proxyReqWs", "proxyRes"];

/** What a proxy asks and tells for each request that it hands on; version 2 writes `onProxyReq` for `on.proxyReq`. */
export const httpProxyMiddleware: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "http-proxy-middleware",
  npm: [name],
  testedVersion: "3.0.11",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    heritage: [
      ...members(
        name,
        "Options",
        "pathFilter",
        "pathRewrite",
        "router",
        "onError",
        "onProxyReq",
        "onProxyReqWs",
        "onProxyRes",
      ),
      ...members(name, "OnProxyEvent", ...events),
    ],
    registration: [
      {
        callee: { package: name, type: "responseInterceptor" },
        arguments: 0,
      },
      // A plugin listens to the proxy itself.
      {
        receiver: { package: "http-proxy", type: "Server" },
        methods: ["on", "once"],
        events,
        arguments: 1,
      },
    ],
  },
  instance: "process",
  owned: everyParameter,
  notes:
    "`router` and `pathRewrite` are awaited; `pathFilter` and the events aren't: what they do behind an `await` comes after the request has gone.",
};
