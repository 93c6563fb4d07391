import { Body, Controller, Injectable, Post } from "@nestjs/common";

interface Command {
  environment: string;
  subscriber: string;
}

// What was sent is no setting: nothing but the work for this request reads it.
@Injectable()
export class ProcessSubscriber {
  private command!: Command;

  async execute(command: Command) {
    this.command = command; // ! no-request-state-leak:readAfter
    const actor = await this.findActor();
    return { jobs: await this.jobs(), actor };
  }

  private async findActor() {
    return Promise.resolve(this.command.subscriber);
  }

  private async jobs() {
    await Promise.resolve();
    return [this.command.environment];
  }
}

@Controller("events")
export class EventsController {
  constructor(private readonly subscriber: ProcessSubscriber) {}

  @Post("trigger")
  trigger(@Body() body: Command) {
    return this.subscriber.execute(body);
  }
}
