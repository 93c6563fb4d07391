import { Controller, Get, Injectable, Param } from "@nestjs/common";

// Whoever finds a list empty fills it: it may be filled twice, and nothing is lost by that.

declare function measure(): Promise<{ readonly free: number }>;
declare function installed(): Promise<string[]>;
declare function invite(guest: string): Promise<void>;

@Injectable()
export class Measurements {
  private history: number[] = [];
  private last: { readonly free: number } | undefined;
  private packages: string[] | undefined;
  private readonly guests: string[] = [];

  private async point(): Promise<void> {
    const found = await measure();
    this.last = found;
    this.history = this.history.slice(-60);
    this.history.push(found.free);
  }

  async memory(): Promise<readonly number[]> {
    if (!this.history.length) {
      await this.point();
    }
    return [...this.history, this.last?.free ?? 0];
  }

  private async list(): Promise<void> {
    this.packages = await installed();
  }

  async version(name: string): Promise<string> {
    if (!this.packages) {
      await this.list();
    }
    const found = this.packages?.find((each) => each.startsWith(name));
    if (found) return found;
    return await this.only(name.toLowerCase());
  }

  private async only(name: string): Promise<string> {
    const { free } = await measure();
    if (!this.packages) {
      await this.list();
    }
    const found = this.packages?.find((each) => each === name);
    return found ?? `${name} ${String(free)}`;
  }

  async seat(guest: string): Promise<boolean> {
    if (this.guests.length >= 4) return false;
    await invite(guest);
    this.guests.push(guest); // ! no-shared-state-race
    return true;
  }
}

@Controller("measurements")
export class MeasurementsController {
  constructor(private readonly measurements: Measurements) {}

  @Get("memory")
  async memory() {
    return await this.measurements.memory();
  }

  @Get(":name")
  async version(@Param("name") name: string) {
    return await this.measurements.version(name);
  }

  @Get(":guest/seat")
  async seat(@Param("guest") guest: string) {
    return await this.measurements.seat(guest);
  }
}
