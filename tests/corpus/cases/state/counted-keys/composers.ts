import type { Worker } from "node:worker_threads";
import { Composer, type Context } from "grammy";

import {
  NumberedPredictor,
  OneJobPredictor,
  WorkerPredictor,
} from "./predictors.js";

export const ofWorker = ({ predictor }: { predictor: WorkerPredictor }) => {
  const composer = new Composer<Context & { buffers: Buffer[] }>();
  composer.use(async (context, next) => {
    const rate = await predictor.predict(context.buffers);
    if (rate > 3) return;
    return next();
  });
  return composer;
};

export const ofNumbered = ({ predictor }: { predictor: NumberedPredictor }) => {
  const composer = new Composer<Context & { buffers: Buffer[] }>();
  composer.use(async (context, next) => {
    const rate = await predictor.predict(context.buffers);
    if (rate > 3) return;
    return next();
  });
  return composer;
};

export const ofOneJob = ({ predictor }: { predictor: OneJobPredictor }) => {
  const composer = new Composer<Context & { buffers: Buffer[] }>();
  composer.use(async (context, next) => {
    const rate = await predictor.predict(context.buffers); // ! no-request-state-leak
    if (rate > 3) return;
    return next();
  });
  return composer;
};

export const start = async (worker: Worker) => {
  ofWorker({ predictor: await WorkerPredictor.create() });
  ofNumbered({ predictor: new NumberedPredictor(worker) });
  ofOneJob({ predictor: new OneJobPredictor(worker) });
};
