import { Controller, Injectable, Post, Body } from "@nestjs/common";

declare const push: { send(device: string, text: string): void };

@Injectable()
export class ReminderService {
  private device = "";

  remind(device: string, text: string) {
    this.device = device; // ! no-request-state-leak
    setTimeout(() => {
      push.send(this.device, text);
    }, 60_000);
  }
}

@Controller("reminders")
export class ReminderController {
  constructor(private readonly reminders: ReminderService) {}

  @Post()
  create(@Body() body: { device: string; text: string }) {
    this.reminders.remind(body.device, body.text);
    return { ok: true };
  }
}
