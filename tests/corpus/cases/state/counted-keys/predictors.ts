import { Worker } from "node:worker_threads";
interface Pending {
  resolve: (value: number) => void;
  reject: (error: Error) => void;
}
export interface Predictor {
  predict(images: Buffer[]): Promise<number>;
}
export class WorkerPredictor implements Predictor {
  private readonly pending = new Map<string, Pending>();
  private counter = 0;
  private constructor(private readonly worker: Worker) {
    worker.on("message", (message: { id: string; result: number }) => {
      const pending = this.pending.get(message.id);
      if (pending) {
        this.pending.delete(message.id);
        pending.resolve(message.result);
      }
    });
    worker.on("error", (error) => {
      for (const [id, pending] of this.pending) {
        pending.reject(new Error(`crashed: ${String(error)}`));
        this.pending.delete(id);
      }
    });
  }
  static async create(): Promise<WorkerPredictor> {
    const worker = new Worker("./x.js");
    await new Promise<void>((resolve) =>
      worker.once("online", () => resolve()),
    );
    return new WorkerPredictor(worker);
  }
  /** The number is taken first and counted afterwards: another one for each request. */
  predict(images: Buffer[]): Promise<number> {
    const id = String(this.counter);
    this.counter += 1;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ id, images });
    });
  }
}

export class NumberedPredictor implements Predictor {
  private readonly pending = new Map<string, Pending>();
  private last = 0;
  constructor(private readonly worker: Worker) {
    worker.on("message", (message: { id: string; result: number }) => {
      this.pending.get(message.id)?.resolve(message.result);
      this.pending.delete(message.id);
    });
  }
  predict(images: Buffer[]): Promise<number> {
    const id = `job-${this.last}`;
    this.last = (this.last + 1) % 100_000;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ id, images });
    });
  }
}

/** A number that nothing counts is one for all: the second request takes the first one's place. */
export class OneJobPredictor implements Predictor {
  private readonly pending = new Map<string, Pending>();
  private readonly slot = 0;
  constructor(private readonly worker: Worker) {
    worker.on("message", (message: { id: string; result: number }) => {
      this.pending.get(message.id)?.resolve(message.result);
      this.pending.delete(message.id);
    });
  }
  predict(images: Buffer[]): Promise<number> {
    const id = `job-${this.slot}`;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ id, images });
    });
  }
}
