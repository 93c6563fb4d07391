import type { Ticket } from "../tickets.ts";
import { escape, fill } from "./template.ts";

export async function queuePage(
  folder: string,
  agent: string,
  tickets: readonly Ticket[],
): Promise<string> {
  const items = tickets.map(
    ({ number, subject }) => `<li>#${String(number)} ${escape(subject)}</li>`,
  );
  return fill(folder, "layout", {
    title: "Queue",
    agent: escape(agent),
    content: await fill(folder, "queue", { tickets: items.join("") }),
  });
}
