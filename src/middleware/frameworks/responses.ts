import type { Answering, ResponseObject } from "../descriptor.ts";
import { from } from "./base.ts";

const nodeMembers = {
  hands: [],
  ends: ["end"],
  begins: ["write", "writeHead", "flushHeaders"],
  head: ["writeHead"],
  headers: ["setHeader", "setHeaders", "appendHeader", "removeHeader"],
  releases: ["destroy", "detachSocket", "assignSocket", "cork"],
  asks: [
    "headersSent",
    "writableEnded",
    "writableFinished",
    "finished",
    "destroyed",
    "closed",
    "writable",
    "errored",
  ],
} as const;

/** Node's own `ServerResponse`. */
export const nodeResponse: ResponseObject = {
  types: [
    ...from("http", "ServerResponse"),
    ...from("http2", "Http2ServerResponse"),
    ...from("node:http", "ServerResponse"),
    ...from("node:http2", "Http2ServerResponse"),
  ],
  index: 1,
  answers: [],
  ...nodeMembers,
};

/** Express's, over Node's. */
export const expressResponse: ResponseObject = {
  ...nodeResponse,
  types: [
    ...from("express", "Response"),
    ...from("express-serve-static-core", "Response"),
  ],
  answers: [
    "send",
    "json",
    "jsonp",
    "redirect",
    "sendFile",
    "sendfile",
    "sendStatus",
    "download",
  ],
  hands: ["render"],
  // Without a body it sets no header: run on 4.22 and 5.3.
  endsBare: ["send"],
  headers: [
    ...nodeMembers.headers,
    "set",
    "header",
    "append",
    "type",
    "contentType",
    "attachment",
    "cookie",
    "clearCookie",
    "location",
    "links",
    "vary",
  ],
  releases: [...nodeMembers.releases, "format"],
};

export const fastifyReply: ResponseObject = {
  types: from("fastify", "FastifyReply"),
  index: 1,
  answers: ["send", "redirect", "callNotFound"],
  hands: [],
  ends: [],
  begins: [],
  head: [],
  headers: [],
  releases: ["hijack"],
  asks: ["sent"],
  plugins: [
    {
      package: "@fastify/sensible",
      allBut: [
        "vary",
        "cacheControl",
        "preventCache",
        "maxAge",
        "revalidate",
        "staticCache",
        "stale",
      ],
    },
    { package: "@fastify/static", answers: ["sendFile", "download"] },
    { package: "@fastify/view", answers: ["view"] },
    { package: "@fastify/reply-from", answers: ["from"] },
  ],
  raw: { member: "raw", response: nodeResponse },
};

/** Express, Connect and their kin: what answers is a member of `res`, whatever the function returns. */
export const throughResponse: Answering = {
  responses: [expressResponse, nodeResponse],
  thenContinue: "wrong",
  result: "ignored",
  observedTwice:
    "the client keeps the first answer, and this one fails with ERR_HTTP_HEADERS_SENT",
  observedContinued:
    "everything below runs for a request that is already answered, and its own answer fails with ERR_HTTP_HEADERS_SENT",
};
