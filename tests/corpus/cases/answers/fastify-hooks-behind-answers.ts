// Fastify's hooks behind the answer owe none; those before it hold the request until they call on.
import fastify from "fastify";
const app = fastify();
app.addHook("onResponse", (request, reply, done) => {
  if (request.url === "/health") return;
  request.log.info("done");
  done();
});
app.addHook("onTimeout", (request, reply, done) => {
  request.log.info("done");
});
app.addHook("onRequest", (request, reply, done) => {
  if (request.url === "/health") return; // !strict must-answer
  done();
});
app.addHook("onSend", (request, reply, payload, done) => {
  if (request.url === "/health") return; // !strict must-answer
  done();
});
app.get(
  "/",
  {
    onResponse: (request, reply, done) => {
      if (request.id) return;
      done();
    },
    preHandler: (request, reply, done) => {
      if (request.id) return; // !strict must-answer
      done();
    },
  },
  async () => "x",
);
