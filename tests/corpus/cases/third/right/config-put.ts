import Fastify from "fastify";

interface Config {
  readonly banner: string;
  readonly maxUpload: number;
}
declare const file: { save(config: Config): Promise<void> };

let config: Config = { banner: "", maxUpload: 10 };
const app = Fastify();

app.put<{ Body: Config }>("/config", async (request) => {
  const next = request.body;
  await file.save(next);
  config = next;
  return config;
});

app.post("/upload", async (request, reply) => {
  if (Number(request.headers["content-length"]) > config.maxUpload)
    return reply.code(413).send();
  return reply.send("ok");
});
