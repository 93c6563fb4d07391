import type { RecognitionSample } from "./sample.ts";

/** Functions that a cloud's or a library's configuration asks for: one call for each request. */
export const hosted: readonly RecognitionSample[] = [
  {
    ids: ["firebase-callable", "firebase"],
    packages: { "firebase-functions": "7.4.0", "firebase-admin": "13.10.0" },
    text: `
import * as functions from "firebase-functions/v1";
import { onCall, onRequest } from "firebase-functions/v2/https";
import { onDocumentCreated } from "firebase-functions/v2/firestore";
let calls = 0;
let viewer = "";
export const ask = onCall(/* firebase-callable handler */ async (request) => {
  const before = calls;
  await Promise.resolve();
  calls = before + 1; // no-shared-state-race
  return request.data;
});
export const page = onRequest({ cors: true }, /* express handler */ async (request, response) => { response.send(request.url); });
export const created = onDocumentCreated("books/{id}", /* firebase handler */ async (event) => { console.log(event.params.id); });
export const older = functions.region("europe-west1").https.onCall(/* firebase handler */ async (data, context) => {
  viewer = context.auth?.uid ?? ""; // no-request-state-leak
  await Promise.resolve();
  return { data, viewer };
});
export const written = functions.firestore.document("books/{id}").onWrite(/* firebase handler */ async (change) => { console.log(change.after.id); });
`,
  },
  {
    ids: ["functions-framework"],
    packages: { "@google-cloud/functions-framework": "5.0.5" },
    text: `
import { cloudEvent, type CloudEvent, type CloudEventFunction } from "@google-cloud/functions-framework";
cloudEvent("ask", /* functions-framework handler */ async (event: CloudEvent<string>) => { console.log(event.id); });
export const typed: CloudEventFunction<string> = /* functions-framework handler */ async (event: CloudEvent<string>) => { console.log(event.id); };
`,
  },
  {
    ids: ["netlify"],
    packages: { "@netlify/functions": "5.3.0" },
    file: "netlify/functions/ask.ts",
    text: `
import type { Context, Handler, HandlerContext, HandlerEvent } from "@netlify/functions";
export const handler: Handler = /* netlify handler */ async (event) => ({ statusCode: 200, body: event.path });
export const named = /* netlify handler */ async (event: HandlerEvent, context: HandlerContext) => ({ statusCode: 200, body: event.path + context.functionName });
export default /* netlify handler */ async (request: Request, context: Context) => new Response(request.url + context.requestId);
`,
  },
  {
    ids: ["cloudflare-workers"],
    packages: {
      "@cloudflare/workers-types": "5.20261117.1",
      typescript: "5.9.3",
    },
    file: "src/worker.ts",
    text: `
/// <reference types="@cloudflare/workers-types" />
let viewer = "";
interface Env { readonly books: { get(id: string): Promise<string> } }
export default {
  /* cloudflare-workers handler */ async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    viewer = request.url; // no-request-state-leak
    context.waitUntil(Promise.resolve());
    return new Response((await env.books.get("1")) + viewer);
  },
};
export const typed = { fetch: /* cloudflare-workers handler */ async (request) => new Response(request.url) } satisfies ExportedHandler<Env>;
`,
  },
  {
    ids: ["multer"],
    packages: {
      multer: "2.2.0",
      "@types/multer": "2.3.0",
      "@types/express": "5.0.6",
    },
    text: `
import { mkdirSync } from "node:fs";
import multer, { type FileFilterCallback, type StorageEngine } from "multer";
const storage = multer.diskStorage({
  destination: /* multer handler */ (request, file, callback) => {
    mkdirSync("uploads", { recursive: true }); // no-blocking-call
    callback(null, "uploads");
  },
  /* multer handler */ filename(request, file, callback) { callback(null, file.originalname); },
});
/* multer handler */ function fileFilter(request: unknown, file: Express.Multer.File, callback: FileFilterCallback) { callback(null, file.mimetype === "image/png"); }
export const upload = multer({ storage, fileFilter });
export class Discard implements StorageEngine {
  /* multer handler */ _handleFile(request: unknown, file: Express.Multer.File, callback: (error?: unknown) => void) { file.stream.resume(); callback(); }
  /* multer handler */ _removeFile(request: unknown, file: Express.Multer.File, callback: (error: Error | null) => void) { callback(null); }
}
`,
  },
  {
    ids: ["payload"],
    packages: { payload: "3.90.2" },
    text: `
import type { Access, CollectionBeforeChangeHook, CollectionConfig, PayloadHandler } from "payload";
let viewer: unknown;
export const ask: PayloadHandler = /* payload handler */ async (request) => {
  viewer = request.user; // no-request-state-leak
  await Promise.resolve();
  return Response.json({ viewer });
};
export const stamped: CollectionBeforeChangeHook = /* payload handler */ async ({ data }) => data;
export const own: Access = /* payload handler */ ({ req }) => Boolean(req.user);
export const books: CollectionConfig = {
  slug: "books",
  fields: [{ name: "title", type: "text", hooks: { beforeChange: [/* payload handler */ async ({ value }) => value] } }],
  access: { read: /* payload handler */ async ({ req }) => Boolean(req.user) },
  hooks: { afterChange: [/* payload handler */ async ({ doc }) => { console.log(doc.id); }] },
  endpoints: [{ path: "/ask", method: "get", handler: /* payload handler */ async (request) => Response.json({ user: request.user }) }],
};
`,
  },
  {
    ids: ["auth-js"],
    packages: {
      "next-auth": "4.24.15",
      "@auth/core": "0.34.3",
      next: "16.4.6",
      react: "19.2.0",
      "react-dom": "19.2.0",
      "@types/react": "19.2.0",
    },
    text: `
import type { AuthConfig } from "@auth/core";
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
let name = "";
export const options: NextAuthOptions = {
  providers: [
    Credentials({
      credentials: { name: {} },
      /* auth-js handler */ async authorize(credentials) {
        name = credentials?.name ?? ""; // no-request-state-leak
        await Promise.resolve();
        return { id: name };
      },
    }),
  ],
  callbacks: { /* auth-js handler */ async jwt({ token }) { return token; }, session: /* auth-js handler */ ({ session }) => session },
  events: { /* auth-js handler */ async signIn({ user }) { console.log(user.id); } },
};
export const other: AuthConfig = { providers: [], callbacks: { /* auth-js handler */ async jwt({ token }) { return token; } } };
export default NextAuth({ providers: [], callbacks: { signIn: /* auth-js handler */ async ({ user }) => user.id !== "" } });
`,
  },
  {
    ids: ["better-auth"],
    packages: { "better-auth": "1.7.25" },
    text: `
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { createAuthEndpoint, createAuthMiddleware } from "better-auth/api";
let address = "";
export const auth = betterAuth({
  emailAndPassword: {
    enabled: true,
    password: { hash: /* better-auth handler */ async (password) => password },
    sendResetPassword: /* better-auth handler */ async ({ user }) => {
      address = user.email; // no-request-state-leak
      await Promise.resolve();
      console.log(address);
    },
  },
  hooks: { before: createAuthMiddleware(/* better-auth handler */ async (context) => { console.log(context.path); }) },
  databaseHooks: { user: { create: { before: /* better-auth handler */ async (user) => ({ data: user }) } } },
});
const options: BetterAuthOptions = { emailVerification: { afterEmailVerification: /* better-auth handler */ async (user) => { console.log(user.email); } } };
export const other = betterAuth(options);
export const ask = createAuthEndpoint("/ask", { method: "GET" }, /* better-auth handler */ async (context) => context.json({}));
`,
  },
];
