import express from "express";

type Job = () => Promise<void>;

class Queue {
  readonly #jobs: Job[] = [];
  #running = false;
  #done = 0;

  add(job: Job) {
    this.#jobs.push(job);
    void this.#drain();
  }

  async #drain() {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
        try {
          await job();
        } catch (error) {
          console.error(error);
        }
        this.#done++;
      }
    } finally {
      this.#running = false;
    }
  }

  get stats() {
    return { waiting: this.#jobs.length, done: this.#done };
  }
}

declare function sendMail(to: string): Promise<void>;
const queue = new Queue();
export const app = express();

app.post("/mails/:to", (req, res) => {
  const { to } = req.params;
  queue.add(() => sendMail(to));
  res.status(202).json(queue.stats);
});
