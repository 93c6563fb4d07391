import type { FastifyInstance, FastifyRequest } from "fastify";
import { scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Sensor, SensorStore } from "../types";

const derive = promisify<string, string, number, Buffer>(scrypt);
const sensors = new WeakMap<FastifyRequest, Sensor>();

export function sensorOf(request: FastifyRequest): Sensor {
  const sensor = sensors.get(request);
  if (!sensor) throw new Error("no sensor on this request");
  return sensor;
}

export function auth(app: FastifyInstance, store: SensorStore): void {
  const verified = new Map<string, { secret: string; until: number }>();

  app.addHook("onRequest", async (request, reply) => {
    const [id, secret] = (request.headers.authorization ?? "").split(":");
    const sensor = id ? await store.sensor(id) : undefined;
    if (!sensor || !secret) return reply.code(401).send();
    const known = verified.get(sensor.id);
    if (known?.secret !== secret || known.until < Date.now()) {
      const hash = await derive(secret, sensor.id, 32);
      const expected = Buffer.from(sensor.secretHash, "hex");
      if (!timingSafeEqual(hash, expected)) return reply.code(403).send();
      verified.set(sensor.id, { secret, until: Date.now() + 600_000 });
    }
    sensors.set(request, sensor);
  });
}
