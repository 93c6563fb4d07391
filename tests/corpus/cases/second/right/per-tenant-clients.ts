import Fastify from "fastify";

interface Client {
  query(sql: string): Promise<unknown[]>;
}
declare function createClient(url: string): Promise<Client>;

const clients = new Map<string, Promise<Client>>();
const known = new Set(["acme", "globex"]);

function clientOf(tenant: string): Promise<Client> {
  let client = clients.get(tenant);
  if (!client) {
    client = createClient(`postgres://db/${tenant}`);
    clients.set(tenant, client);
    client.catch(() => clients.delete(tenant));
  }
  return client;
}

export const server = Fastify();

server.get<{ Params: { tenant: string } }>(
  "/:tenant/rows",
  async (request, reply) => {
    const { tenant } = request.params;
    if (!known.has(tenant)) return reply.code(404).send();
    const client = await clientOf(tenant);
    return client.query("select 1");
  },
);
