import http from "node:http";
import type { Duplex } from "node:stream";
import Koa from "koa";

const sockets = new Map<string, Duplex>();
declare function authenticate(token: string): Promise<string | undefined>;

const app = new Koa();
app.use(async (ctx, next) => {
  await next();
  ctx.set("x-online", String(sockets.size));
});

export const server = http.createServer(app.callback());

server.on("upgrade", (req, socket) => {
  authenticate(String(req.headers["x-token"])).then(
    (user) => {
      if (!user) {
        socket.destroy();
        return;
      }
      sockets.set(user, socket);
      socket.once("close", () => {
        if (sockets.get(user) === socket) sockets.delete(user);
      });
    },
    () => socket.destroy(),
  );
});
