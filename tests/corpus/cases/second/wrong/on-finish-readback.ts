import type { RequestHandler } from "express";

class Profiler {
  private startedAt = 0;
  readonly samples: number[] = [];

  middleware(): RequestHandler {
    return (_req, res, next) => {
      this.startedAt = performance.now();
      res.on("finish", () => {
        this.samples.push(performance.now() - this.startedAt); // ! no-shared-state-race
      });
      next();
    };
  }
}

export const profiler = new Profiler();
