import type { FastifyInstance } from "fastify";
import { sensorOf } from "../plugins/auth";
import type { Reading, SensorStore } from "../types";
import { calibrate, LiveCalibration } from "./calibration";
import { Windows } from "./window";

interface Body {
  readonly values: readonly number[];
}

export function ingestRoutes(app: FastifyInstance, store: SensorStore): void {
  const windows = new Windows(60);
  let accepted = 0;

  app.post<{ Body: Body }>("/readings", async (request, reply) => {
    const { id } = sensorOf(request);
    const at = Date.now();
    const readings = request.body.values.map((raw): Reading => {
      return { sensor: id, value: calibrate(id, raw), at };
    });
    const total = accepted + readings.length;
    await store.append(readings);
    accepted = total; // ! no-shared-state-race
    for (const { value } of readings) windows.add(id, value);
    return reply.code(202).send({ accepted: total });
  });

  app.get("/calibration", async (request) => {
    const { id, unit } = sensorOf(request);
    const live = new LiveCalibration(id);
    const { factor, offset } = live.current; // ! no-blocking-call
    return { unit, factor, offset };
  });

  app.get<{ Querystring: { from: number; to: number } }>(
    "/readings",
    async (request) => {
      const { from, to } = request.query;
      return store.range(sensorOf(request).id, from, to);
    },
  );
}
