import type { Journal } from "./journal.ts";

export interface Ticket {
  readonly number: number;
  readonly team: string;
  readonly subject: string;
  readonly from: string;
  assignee?: string;
  closed: boolean;
}

export class TicketStore {
  readonly #journal: Journal;
  readonly #tickets = new Map<number, Ticket>();
  #last = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  async add(fields: Omit<Ticket, "number" | "closed">): Promise<Ticket> {
    this.#last += 1;
    const ticket = { ...fields, number: this.#last, closed: false };
    await this.#journal.append({ kind: "opened", ...ticket });
    this.#tickets.set(ticket.number, ticket);
    return ticket;
  }

  async close(ticket: Ticket): Promise<void> {
    ticket.closed = true;
    await this.#journal.append({ kind: "closed", number: ticket.number });
  }

  find(number: number): Ticket | undefined {
    return this.#tickets.get(number);
  }

  open(team: string): readonly Ticket[] {
    return [...this.#tickets.values()].filter(
      (ticket) => ticket.team === team && !ticket.closed,
    );
  }
}
