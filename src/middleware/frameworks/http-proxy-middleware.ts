import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, members, noHandlers } from "./base.ts";

const name = "http-proxy-middleware";
const events = ["error", "proxyReq", "proxyReqWs", "proxyRes"];

/** What a proxy asks and tells for each request that it hands on; version 2 writes `onProxyReq` for `on.proxyReq`. */
export const httpProxyMiddleware: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "http-proxy-middleware",
  npm: [name],
  testedVersion: "types of http-proxy-middleware 3.0.11",
  verifiedByRunning: false,
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
  },
  instance: "process",
  owned: everyParameter,
};
