import Fastify from "fastify";
import { current, table } from "./current";

declare function tenantOf(host: string): Promise<string>;
declare function query(sql: string): Promise<unknown[]>;

export const server = Fastify();

server.addHook("preHandler", async (request) => {
  current.tenant = await tenantOf(request.hostname); // ! no-request-state-leak
});

server.get("/orders", async () => query(`select * from ${table("orders")}`));
