// A controller made for each request: what it holds for itself is its own, a provider that it holds is everybody's.
import { Controller, Get, Injectable, Scope } from "@nestjs/common";

class Channel {
  lines = 0;
}

@Injectable()
class Journal {
  lines = 0;

  open(): Channel {
    return new Channel();
  }

  first(): string[] {
    return [];
  }
}

@Injectable({ scope: Scope.TRANSIENT })
class Draft {
  lines = 0;
}

declare function work(): Promise<void>;

@Controller({ path: "notes", scope: Scope.REQUEST })
export class NotesController {
  private readonly journal: Channel;
  private readonly names: string[];
  private readonly kept: Journal;

  constructor(
    journal: Journal,
    names: Journal,
    kept: Journal,
    private readonly held: Journal,
    private readonly draft: Draft,
  ) {
    this.journal = journal.open();
    this.names = names.first();
    this.kept = kept;
  }

  @Get("own")
  async own(): Promise<number> {
    const { lines } = this.journal;
    const count = this.names.length;
    const drafts = this.draft.lines;
    await work();
    this.journal.lines = lines + 1;
    this.names.length = count + 1;
    this.draft.lines = drafts + 1;
    return lines;
  }

  @Get("all")
  async all(): Promise<void> {
    const { lines } = this.held;
    const kept = this.kept.lines;
    await work();
    this.held.lines = lines + 1; // ! no-shared-state-race:lostUpdate
    this.kept.lines = kept + 1; // ! no-shared-state-race:lostUpdate
  }
}
