// What is set for all, in servers that read the body themselves, or have a library read it.
import http from "node:http";
import { createApp, createRouter, defineEventHandler, readBody } from "h3";
import { lengthsOf, limitsOf, signedText, textOf } from "./bodies.ts";

declare function load(url: string): Promise<string>;

let banner = "";
let limits = { most: 100 };
let lengths = { line: 80 };
let footer = { most: 0 };
let signed = "";

http
  .createServer(async (request, response) => {
    if (request.method === "PUT" && request.url === "/banner") {
      banner = await textOf(request);
    } else if (request.method === "PUT" && request.url === "/limits") {
      limits = await limitsOf(request);
    } else if (request.method === "PUT" && request.url === "/lengths") {
      const sent = await lengthsOf(request);
      lengths = sent;
    } else if (request.method === "PUT" && request.url === "/footer") {
      void limitsOf(request).then((sent) => {
        footer = sent;
      });
    } else if (request.method === "PUT") {
      signed = await signedText(request); // ! no-request-state-leak
    }
    response.end();
  })
  .listen(1);

http
  .createServer(async (request, response) => {
    const page = await load(request.url ?? "");
    const end = limits.most + lengths.line + footer.most;
    response.end(banner + page.slice(0, end) + signed);
  })
  .listen(2);

let pages: { size: number } | undefined;
const router = createRouter();

router.put(
  "/pages",
  defineEventHandler(async (event) => {
    pages = await readBody<{ size: number }>(event);
    return "set";
  }),
);
router.get(
  "/pages",
  defineEventHandler(async (event) =>
    (await load(event.path)).slice(0, pages?.size),
  ),
);

export const app = createApp().use(router);
