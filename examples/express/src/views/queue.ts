import type { Ticket } from "../tickets.ts";
import { escape, fill } from "./template.ts";

export function queuePage(
  folder: string,
  agent: string,
  tickets: readonly Ticket[],
): string {
  const items = tickets.map(
    ({ number, subject }) => `<li>#${String(number)} ${escape(subject)}</li>`,
  );
  return fill(folder, "layout", {
    title: "Queue",
    agent: escape(agent),
    content: fill(folder, "queue", { tickets: items.join("") }),
  });
}
