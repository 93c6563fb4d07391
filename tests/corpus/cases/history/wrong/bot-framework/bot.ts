// A bot: its turn ends before its handlers have, and one user's language greets another one.
import {
  ActivityHandler,
  type Middleware,
  type TurnContext,
} from "botbuilder-core";

let language = "en";

declare function bookingOf(text: string): Promise<string>;
declare function say(language: string, text: string): string;

export class Telemetry implements Middleware {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    console.log("turn", context.activity.text.length);
    next(); // ! await-downstream
  }
}

export class SetLocale implements Middleware {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    language = context.activity.locale ?? "en"; // ! no-request-state-leak
    await next();
  }
}

export class TripBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const code = await bookingOf(context.activity.text);
      await context.sendActivity(say(language, code));
      await next();
    });
    this.onMessage(async (context, next) => {
      await context.sendActivity(say(context.activity.locale ?? "en", "bye"));
      return next();
    });
  }
}
