import Fastify from "fastify";

declare function fetchBanned(): Promise<string[]>;

class Bans {
  private banned: string[] = [];

  async reload() {
    this.banned = []; // !strict no-shared-state-race
    const names = await fetchBanned();
    this.banned = names;
  }

  isBanned(name: string) {
    return this.banned.includes(name);
  }
}

const bans = new Bans();
const app = Fastify();

app.post("/bans/reload", async () => {
  await bans.reload();
  return "ok";
});

app.get<{ Params: { name: string } }>("/enter/:name", (request, reply) => {
  if (bans.isBanned(request.params.name)) return reply.code(403).send();
  return reply.send("welcome");
});
