import { Body, Controller, Get, Injectable, Post, Put } from "@nestjs/common";

interface Command {
  environment: string;
  subscriber: string;
}

@Injectable()
export class ProcessSubscriber {
  private banner: Command = { environment: "", subscriber: "" };

  async execute(command: Command) {
    const actor = await this.findActor(command);
    return { jobs: await this.jobs(command), actor };
  }

  // A setting: others read it, and the answer shows what there is now.
  async announce(banner: Command) {
    this.banner = banner;
    await Promise.resolve();
    return this.banner;
  }

  announced() {
    return this.banner;
  }

  private async findActor(command: Command) {
    return Promise.resolve(command.subscriber);
  }

  private async jobs(command: Command) {
    await Promise.resolve();
    return [command.environment];
  }
}

@Controller("events")
export class EventsController {
  constructor(private readonly subscriber: ProcessSubscriber) {}

  @Post("trigger")
  trigger(@Body() body: Command) {
    return this.subscriber.execute(body);
  }

  @Put("banner")
  announce(@Body() body: Command) {
    return this.subscriber.announce(body);
  }

  @Get("banner")
  banner() {
    return this.subscriber.announced();
  }
}
