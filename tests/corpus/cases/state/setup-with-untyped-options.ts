// What routes are added with has no type: the variables of the setup are all requests' nevertheless.
import express, { type Router } from "express";
import type { FastifyInstance } from "fastify";

declare const db: { save(body: unknown): Promise<void> };

export function mount(path: any, router: Router): void {
  let stock = 5;
  router.post(path, async (req, res) => {
    if (stock <= 0) {
      res.sendStatus(409);
      return;
    }
    await db.save(req.body);
    stock -= 1; // ! no-shared-state-race
    res.sendStatus(201);
  });
}

mount("/orders", express.Router());

export async function coupons(app: FastifyInstance, options: any) {
  let used = 0;
  app.post("/coupons", options, async (request, reply) => {
    if (used >= 10) return reply.code(429).send();
    await db.save(request.body);
    used += 1; // ! no-shared-state-race
    return { used };
  });
}
