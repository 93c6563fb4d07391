// A bot in Teams hands out the files of a folder.
import { TeamsActivityHandler, type FileConsentCardResponse } from "botbuilder";
import type { TurnContext } from "botbuilder-core";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

export class HandsOutFiles extends TeamsActivityHandler {
  private filename = "";

  protected override async handleTeamsFileConsentAccept(
    context: TurnContext,
    file: FileConsentCardResponse,
  ): Promise<void> {
    const content = readFileSync(`files/${file.context.filename}`); // ! no-blocking-call
    await context.sendActivity(`${content.length} bytes`);
  }

  // A method of its own is called by nobody.
  protected async remembered(context: TurnContext): Promise<void> {
    this.filename = context.activity.text;
    await context.sendActivity(this.filename);
  }
}

export class HandsOutFilesLater extends TeamsActivityHandler {
  private filename = "";

  protected override async handleTeamsFileConsentAccept(
    context: TurnContext,
    file: FileConsentCardResponse,
  ): Promise<void> {
    this.filename = file.context.filename; // ! no-request-state-leak
    const content = await readFile(`files/${file.context.filename}`);
    await context.sendActivity(`${this.filename}: ${content.length} bytes`);
  }
}
