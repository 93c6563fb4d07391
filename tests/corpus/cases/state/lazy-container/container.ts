import { Ledger, Sequence, Steps, type Journal } from "./sequence.ts";

export interface Container {
  readonly sequence: Sequence;
  readonly ledger: Ledger;
}

class Books {
  private made?: Ledger;

  constructor(private readonly journal: Journal) {}

  get ledger(): Ledger {
    if (!this.made) this.made = new Ledger(this.journal);
    return this.made;
  }
}

/** Made when somebody asks first, and kept for the process. */
export function createContainer(journal: Journal): Container {
  let sequence: Sequence | undefined;
  const books = new Books(journal);
  return {
    get sequence() {
      return (sequence ??= new Sequence(journal));
    },
    get ledger() {
      return books.ledger;
    },
  };
}

/** What one request does, made when it is asked for. */
export class Work {
  private made?: Steps;

  constructor(private readonly journal: Journal) {}

  get steps(): Steps {
    return (this.made ??= new Steps(this.journal));
  }
}
