// Fastify: now and then "Provider configuration not found", because the look-up runs in another tenant's database.
import Fastify from "fastify";
import { ProviderRepository } from "./provider";

const repository = new ProviderRepository();
const fastify = Fastify();

declare function authorise(token: string | undefined): Promise<boolean>;

fastify.post("/client/v1/chat", async (request) => {
  repository.switchToTenant(String(request.headers["x-tenant"])); // ! no-request-state-leak
  await authorise(request.headers.authorization);
  return repository.findProviderByKey("chat");
});

fastify.post("/client/v2/chat", async (request) => {
  const tenant = String(request.headers["x-tenant"]);
  return repository.runWithTenant(tenant, async () => {
    await authorise(request.headers.authorization);
    return repository.findProviderByKey("chat");
  });
});

export { fastify };
