declare module "botbuilder-core" {
  export interface TurnContext {
    readonly activity: { readonly text: string; readonly locale?: string };
    sendActivity(text: string): Promise<unknown>;
  }
  export interface Middleware {
    onTurn(context: TurnContext, next: () => Promise<void>): Promise<void>;
  }
  export type BotHandler = (
    context: TurnContext,
    next: () => Promise<void>,
  ) => Promise<unknown>;
  export class ActivityHandler {
    onMessage(handler: BotHandler): this;
  }
}

declare module "botbuilder" {
  import { ActivityHandler, type TurnContext } from "botbuilder-core";
  export interface FileConsentCardResponse {
    readonly context: { readonly filename: string };
  }
  export class TeamsActivityHandler extends ActivityHandler {
    protected handleTeamsFileConsentAccept(
      context: TurnContext,
      file: FileConsentCardResponse,
    ): Promise<void>;
  }
}
