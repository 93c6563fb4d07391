import * as Hapi from "@hapi/hapi";

declare function log(text: string): Promise<void>;

const server = Hapi.server();

server.ext("onPreHandler", async (request, h) => {
  if (!request.headers["authorization"]) h.redirect("/login").takeover(); // ! return-response:ignored
  return h.continue;
});
server.ext("onRequest", async (request) => {
  await log(request.path); // ! return-response:endsWithout
});
server.ext({
  type: "onPreResponse",
  method: async (request) => {
    await log(request.path); // ! return-response:endsWithout
  },
});

// What these two points give goes nowhere.
server.ext("onPostResponse", async (request) => {
  await log(request.path);
});
server.ext([
  {
    type: "onPostResponse",
    method: async (request) => {
      await log(request.path);
    },
  },
  {
    type: "onCredentials",
    method: [
      async (request) => {
        await log(request.path);
      },
    ],
  },
]);
declare const points: readonly Hapi.Point[];
for (const point of points)
  server.ext(point, async (request) => {
    await log(request.path);
  });
server.route({
  method: "GET",
  path: "/",
  options: {
    ext: {
      onPostResponse: {
        method: async (request) => {
          await log(request.path);
        },
      },
    },
    handler: () => "home",
  },
});
server.ext("onPreAuth", async (request, h) => {
  await log(request.path);
  return h.continue;
});
const quiet: Hapi.Lifecycle.Method = async (request) => {
  await log(request.path);
};
server.ext("onPostResponse", quiet);
