// A method that is bound and handed over as a job is run with what the job gives it, and that is nothing.
import { Body, Controller, Injectable, Post, Put } from "@nestjs/common";

declare class CronJob {
  constructor(when: string, run: () => void);
  start(): void;
}

@Injectable()
export class Tasks {
  updateJob(cron: string, task: () => void): string {
    const job = new CronJob(cron, () => {
      task();
    });
    job.start();
    return cron;
  }

  runFor(name: string, task: (name: string) => Promise<void>): Promise<void> {
    return task(name);
  }
}

export abstract class Job {
  private controller: AbortController | undefined;
  private current = "";

  constructor(private readonly tasks: Tasks) {}

  protected abstract sweep(signal: AbortSignal): Promise<void>;

  async execute(controller?: AbortController): Promise<void> {
    this.controller = controller ?? new AbortController();
    await Promise.resolve();
    await this.sweep(this.controller.signal);
    this.controller = undefined;
  }

  stop(): void {
    this.controller?.abort();
  }

  updateJob(cron: string): string {
    return this.tasks.updateJob(cron, this.execute.bind(this));
  }

  // Given what the request sent.
  async label(name: string): Promise<void> {
    this.current = name;
    await Promise.resolve();
    await this.print(this.current);
  }

  run(name: string): Promise<void> {
    return this.tasks.runFor(name, this.label.bind(this));
  }

  private async print(text: string): Promise<void> {
    await Promise.resolve(text);
  }
}

@Injectable()
export class Sweeper extends Job {
  protected override async sweep(signal: AbortSignal): Promise<void> {
    await Promise.resolve(signal);
  }
}

@Controller("tasks")
export class TasksController {
  constructor(private readonly sweeper: Sweeper) {}

  @Put("schedule")
  update(@Body() body: { cron: string }) {
    return this.sweeper.updateJob(body.cron);
  }

  @Post("run")
  run(@Body() body: { name: string }) {
    return this.sweeper.run(body.name); // ! no-request-state-leak:readAfter
  }
}
