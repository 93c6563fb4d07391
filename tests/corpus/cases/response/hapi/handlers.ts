import * as Hapi from "@hapi/hapi";
import type { Lifecycle, Request, ResponseToolkit } from "@hapi/hapi";

interface Item {
  readonly id: string;
}

declare const items: {
  find(id: string): Promise<Item | undefined>;
  save(item: unknown): Promise<Item>;
  remove(id: string): Promise<void>;
};
declare function log(error: unknown): void;
declare function notFound(): Error;
declare const kinds: Record<string, "one" | "two">;

const server = Hapi.server();

server.route([
  {
    method: "GET",
    path: "/lost/{id}",
    handler: async (request, h) => {
      const item = await items.find(request.params["id"] ?? "");
      if (!item) h.response().code(404); // ! return-response:ignored
      return item ?? null;
    },
  },
  {
    method: "GET",
    path: "/swallowed/{id}",
    // prettier-ignore
    handler: async (request) => {
      try {
        const item = await items.find(request.params["id"] ?? "");
        return item ?? null;
      } catch (error) { // ! return-response:swallowed
        log(error);
      }
    },
  },
  {
    method: "POST",
    path: "/never",
    handler: async (request, h) => {
      const item = await items.save(request.payload);
      h.response(item).code(201).type("application/json"); // ! return-response:dropped
    },
  },
  {
    method: "GET",
    path: "/left/{id}",
    handler: async (request, h) => {
      const item = await items.find(request.params["id"] ?? "");
      if (!item) {
        h.response().code(404); // ! return-response:dropped
        return;
      }
      return item;
    },
  },
  {
    method: "PUT",
    path: "/saved",
    handler: async (request) => {
      await items.save(request.payload); // ! return-response:endsWithout
    },
  },
  {
    method: "DELETE",
    path: "/removed/{id}",
    handler: async (request) => {
      return items.remove(request.params["id"] ?? ""); // ! return-response:returnsNothing
    },
  },
  {
    method: "GET",
    path: "/some/{id}",
    options: {
      pre: [
        {
          assign: "item",
          method: async (request) => {
            if (!request.params["id"]) return; // ! return-response:returnsNothing
            return items
              .find(request.params["id"])
              .then((item) => item ?? null);
          },
        },
      ],
      handler: () => "some",
    },
  },
]);

server.route([
  {
    method: "GET",
    path: "/found/{id}",
    handler: async (request, h) => {
      const item = await items.find(request.params["id"] ?? "");
      if (!item) return h.response().code(404);
      return item;
    },
  },
  {
    method: "GET",
    path: "/thrown/{id}",
    handler: async (request) => {
      const item = await items.find(request.params["id"] ?? "");
      if (!item) throw notFound();
      return item;
    },
  },
  {
    method: "GET",
    path: "/failed/{id}",
    handler: async (request) => {
      try {
        return (await items.find(request.params["id"] ?? "")) ?? null;
      } catch (error) {
        log(error);
        return notFound();
      }
    },
  },
  {
    method: "GET",
    path: "/kept/{id}",
    handler: async (request, h) => {
      const response = h.response(await items.find(request.params["id"] ?? ""));
      response.header("x-kept", "yes");
      if (request.query["csv"]) response.type("text/csv").code(200);
      h.state("seen", "yes");
      return response;
    },
  },
  {
    method: "DELETE",
    path: "/gone/{id}",
    handler: async (request) => {
      await items.remove(request.params["id"] ?? "");
      return null;
    },
  },
  {
    method: "GET",
    path: "/entity/{id}",
    handler: async (request, h) => {
      if (request.query["etag"]) h.entity({ etag: request.query["etag"] });
      return "entity";
    },
  },
  {
    method: "GET",
    path: "/kinds/{id}",
    // Each kind is there, by the types.
    handler: async (request) => {
      const kind = kinds[request.params["id"] ?? ""] ?? "one";
      switch (kind) {
        case "one":
          return "1";
        case "two":
          return "2";
      }
    },
  },
  {
    method: "GET",
    path: "/maybe/{id}",
    // By its type it may give nothing: whether it does is not for a rule to know.
    handler: async (request) => (await items.find(request.params["id"] ?? ""))!,
  },
]);

export const kept: Hapi.Route[] = [
  {
    method: "PUT",
    path: "/kept",
    options: {
      handler: async (request) => {
        await items.save(request.payload); // ! return-response:endsWithout
      },
    },
  },
  {
    method: "PUT",
    path: "/checked",
    options: {
      handler: () => "checked",
      validate: {
        failAction: async (request, h, error) => {
          log(error); // ! return-response:endsWithout
        },
      },
    },
  },
  {
    method: "PUT",
    path: "/thrown",
    options: {
      handler: () => "thrown",
      validate: {
        failAction: async (request, h, error) => {
          throw error;
        },
      },
    },
  },
];

export class Controller {
  readonly #items: typeof items;

  constructor(given: typeof items) {
    this.#items = given;
  }

  async lost(request: Request, h: ResponseToolkit) {
    const item = await this.#items.find(request.params["id"] ?? "");
    if (item) {
      h.response(item).code(200); // ! return-response:ignored
    }
    return h.response().code(404);
  }

  async show(request: Request, h: ResponseToolkit) {
    const item = await this.#items.find(request.params["id"] ?? "");
    if (item) return h.response(item);
    return h.response().code(404);
  }

  /** Part of a handler: who calls it takes what it gives. */
  async cached(request: Request, h: ResponseToolkit) {
    if (request.headers["if-none-match"]) return h.response().code(304);
  }
}

// prettier-ignore
export const half: Lifecycle.Method = async (request, h) => { // ! return-response:endsWithout
  if (!request.headers["authorization"]) {
    return h.redirect("/login").takeover();
  }
  log("in");
};
