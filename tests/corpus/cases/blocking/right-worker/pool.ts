import { Worker } from "node:worker_threads";

/** Typed after piscina: `run` sends the task to a thread and gives a promise. */
export class Pool {
  private readonly worker: Worker;

  constructor(filename: URL) {
    this.worker = new Worker(filename);
  }

  run<T>(task: object): Promise<T> {
    return new Promise((resolve, reject) => {
      this.worker.once("message", resolve);
      this.worker.once("error", reject);
      this.worker.postMessage(task);
    });
  }
}
