// A token that is turned over, and what a stream says of itself, are nothing of one request.
import type { NextFunction, Request, Response } from "express";
import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";

class Runner {
  private pending = new AbortController();
  private running: AbortController | undefined;

  trigger(job: () => Promise<void>): void {
    const { signal } = this.pending;
    queueMicrotask(() => {
      if (!signal.aborted) void job();
    });
  }

  async alone(job: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.pending.abort();
    this.pending = new AbortController();
    const own = new AbortController();
    await job(own.signal);
  }

  begin(): void {
    this.running = new AbortController();
  }

  end(): void {
    this.running?.abort();
  }
}

const runner = new Runner();
declare function purge(id: string, signal: AbortSignal): Promise<void>;
declare function apply(): Promise<void>;

export const purged = async (req: Request, res: Response) => {
  await runner.alone((signal) => purge(String(req.params["id"]), signal));
  runner.trigger(apply);
  res.end();
};

// Nobody tells the one whose controller is replaced: the second request aborts its own twice, the first nobody's.
export const timed = async (
  req: Request,
  res: Response,
  next: NextFunction,
) => {
  runner.begin();
  await purge(String(req.params["id"]), req.app.locals["signal"]);
  runner.end(); // ! no-shared-state-race:readBack
  next();
};

class Log {
  private readonly stream = new PassThrough();
  private readonly events = new EventEmitter();
  private writable = true;
  private heard = false;
  private valid = false;
  dropped = 0;

  async write(line: string): Promise<void> {
    await apply();
    if (this.writable)
      this.writable = this.stream.write(JSON.stringify(line) + "\n");
    else this.dropped++;
    this.heard = this.events.emit("line", line);
  }

  get isHeard(): boolean {
    return this.heard;
  }

  async check(line: string): Promise<boolean> {
    this.valid = line.startsWith("{");
    await apply();
    return this.valid;
  }
}

const log = new Log();

export const logged = async (req: Request, res: Response) => {
  await log.write(String(req.body.line));
  res.json({ heard: log.isHeard });
};

export const checked = async (req: Request, res: Response) => {
  res.json({ ok: await log.check(String(req.body.line)) }); // ! no-request-state-leak:readAfter
};
