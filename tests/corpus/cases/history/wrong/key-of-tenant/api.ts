import Fastify from "fastify";
import { TenantContext } from "./context.ts";
const app = Fastify();
app.get<{ Params: { tenant: string } }>("/:tenant/mail", async (request) => {
  const context = await TenantContext.create(request.params.tenant, "pw"); // ! no-blocking-call
  try {
    return { tenant: context.tenant };
  } finally {
    context.destroy();
  }
});
app.get<{ Params: { tenant: string } }>(
  "/:tenant/calendar",
  async (request) => {
    const context = await TenantContext.open(request.params.tenant, "pw");
    return { tenant: context.tenant };
  },
);
