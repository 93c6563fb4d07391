// What ticks for the process runs one after the other, though the first request makes it.
import { EventEmitter } from "node:events";

declare function save(ticks: number): Promise<void>;

export class Clock {
  private static one: Clock | undefined;
  private readonly events = new EventEmitter();
  private ticks = 0;

  static shared(): Clock {
    Clock.one ??= new Clock();
    return Clock.one;
  }

  constructor() {
    this.events.on("tick", this.tick.bind(this));
  }

  start(): void {
    this.events.emit("start");
  }

  private async tick(): Promise<void> {
    const before = this.ticks;
    await save(before);
    this.ticks = before + 1;
  }
}
