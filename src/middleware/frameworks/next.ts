import type { FrameworkDescriptor, ResponseObject } from "../descriptor.ts";
import {
  below,
  everyParameter,
  from,
  noHandlers,
  verbExports,
} from "./base.ts";
import { nodeResponse, throughResponse } from "./responses.ts";

const middlewareFiles = ["middleware", "proxy"].flatMap((name) =>
  ["ts", "js", "mts", "mjs"].map((extension) => ({
    file: `${name}.${extension}`,
    names: [name, "default"],
  })),
);

const routeFiles = ["ts", "tsx", "js"].map((extension) => ({
  file: `route.${extension}`,
  names: verbExports,
}));

/** The response of API routes. */
export const nextResponse: ResponseObject = {
  ...nodeResponse,
  types: from("next", "NextApiResponse"),
  index: -1,
  answers: ["send", "json", "redirect"],
  headers: [...nodeResponse.headers, "setPreviewData", "setDraftMode"],
};

export const next: FrameworkDescriptor = {
  id: "next",
  npm: ["next"],
  testedVersion: "16.4.6",
  verifiedByRunning: true,
  kind: "return-token",
  continuation: [{ package: "next", path: "method:next<class:NextResponse" }],
  binding: [{ shape: "static-call" }],
  heritage: [],
  contextual: from("next", "NextMiddleware", "NextProxy"),
  registration: [],
  handlers: {
    ...noHandlers,
    response: {
      observed:
        "Next.js answers 500 (`No response is returned from route handler`)",
      files: routeFiles.map(({ file }) => file),
    },
    contextual: from("next", "NextApiHandler", "GetServerSideProps"),
    exports: [
      ...middlewareFiles,
      ...routeFiles,
      ...below("pages/api", "*").map((file) => ({ file, names: ["default"] })),
      ...below("pages", "*.tsx").map((file) => ({
        file,
        names: ["getServerSideProps"],
      })),
    ],
    parameters: [from("next", "NextApiRequest", "NextApiResponse")],
    directives: ["use server"],
  },
  returnKind: "plain",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  answering: {
    ...throughResponse,
    responses: [nextResponse],
  },
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: {
    ...everyParameter,
    types: from("next", "NextRequest", "NextApiRequest", "NextApiResponse"),
  },
  fix: "none",
  notes:
    "NextResponse.next() is a value, not a continuation; nothing returned means: continue.",
};

/** `(next: NextMiddleware): NextMiddleware => async (request, event) => …` */
export const nextChain: FrameworkDescriptor = {
  id: "next-chain",
  npm: ["next"],
  testedVersion: "16.4.6",
  verifiedByRunning: true,
  kind: "onion-promise",
  continuation: [
    { package: "next", path: "type:NextMiddleware" },
    { package: "next", path: "type:NextProxy" },
  ],
  binding: [{ shape: "outer-param", index: 0 }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: noHandlers,
  returnKind: "maybe-promise",
  awaitPolicy: "await-or-return",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  calledTwice: "reruns",
  downstreamErrors: "reject",
  observedWhenUnawaited:
    "the request continues without what the middleware below decided",
  instance: "process",
  concurrency: "many",
  owned: { ...everyParameter, types: from("next", "NextRequest") },
  fix: "return await",
  notes:
    "Nothing returned means: the request continues. A path that neither calls on nor returns is right, one that drops what it awaited is not.",
};
