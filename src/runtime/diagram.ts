import type { TraceEvent } from "./trace.ts";

/** One line of a step table, like those that people draw to explain middleware. */
export interface Step {
  readonly step: number;
  readonly action: string;
  readonly awaited: boolean;
  readonly state: string;
}

/** A trace as steps: what happens, whether something waits there, and what is known by then. */
export function stepsOf(trace: readonly TraceEvent[]): Step[] {
  return trace.map((event, index) => ({ step: index + 1, ...stepOf(event) }));
}

function stepOf(event: TraceEvent): Omit<Step, "step"> {
  switch (event.kind) {
    case "call":
      return {
        action: callText(event),
        awaited: event.side === "async" && event.phase !== "leave",
        state:
          event.status === undefined
            ? sideText(event.side)
            : `response ${event.status}`,
      };
    case "phase":
      return {
        action: `${event.actor}: ${event.phase}`,
        awaited: false,
        state: detailText(event.detail) || sideText(event.side),
      };
    case "switch":
      return event.direction === "sync_to_async"
        ? {
            action: `${event.target} goes to the worker thread`,
            awaited: true,
            state: "the loop is free",
          }
        : {
            action: `${event.target} goes to the event loop`,
            awaited: false,
            state: "the worker thread waits",
          };
    case "exception":
      return {
        action: `${event.name} becomes a response at ${event.layer}`,
        awaited: false,
        state: `response ${event.status}`,
      };
    case "warning":
      return { action: `warning: ${event.code}`, awaited: false, state: "" };
  }
}

function callText({
  actor,
  phase,
  status,
}: TraceEvent & { kind: "call" }): string {
  if (phase === "enter") return `${actor} gets the request`;
  if (phase === "leave")
    return typeof status === "number"
      ? `${actor} answers`
      : `${actor} answers with ${status ?? "nothing"}`;
  return actor === phase ? `the ${phase} runs` : `${actor}.${phase} runs`;
}

function sideText(side: "async" | "sync"): string {
  return side === "async" ? "on the event loop" : "sync code";
}

function detailText(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name} = ${String(value)}`)
    .join(", ");
}

/** The steps as a Markdown table: step, action, awaited?, state. */
export function stepTable(trace: readonly TraceEvent[]): string {
  const rows = stepsOf(trace).map(
    ({ step, action, awaited, state }) =>
      `| ${step} | ${cell(action)} | ${awaited ? "yes" : "no"} | ${cell(state)} |`,
  );
  const head = ["| Step | Action | Awaited? | State |", "|---|---|---|---|"];
  return [...head, ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s+/g, " ");
}

/**
 * A trace as a Mermaid sequence diagram, the onion seen from the side: each layer is open from its
 * `enter` to its `leave`, and what crosses between the loop and a worker is a note.
 */
export function onionDiagram(trace: readonly TraceEvent[]): string {
  const lines = ["sequenceDiagram", "  participant client"];
  const ids = new Map<string, string>();
  const body: string[] = [];
  const open = ["client"];
  const declare = (actor: string): string => {
    const plain = /^\w+$/.test(actor) && !reserved.has(actor.toLowerCase());
    const id = ids.get(actor) ?? (plain ? actor : `layer_${ids.size + 1}`);
    ids.set(actor, id);
    return id;
  };
  for (const event of trace) {
    const top = open.at(-1) ?? "client";
    if (event.kind === "call" && event.phase === "enter") {
      const actor = declare(event.actor);
      body.push(`  ${top}->>+${actor}: request (${event.side})`);
      open.push(actor);
    } else if (event.kind === "call" && event.phase === "leave") {
      closeLayer(
        body,
        open,
        declare(event.actor),
        `response ${event.status ?? ""}`,
      );
    } else if (event.kind === "call") {
      const actor = declare(event.actor);
      const note = mermaidText(`${event.phase} (${event.side})`);
      body.push(
        actor === top
          ? `  Note over ${actor}: ${note}`
          : `  ${top}->>${actor}: ${note}`,
      );
    } else if (event.kind === "switch")
      body.push(
        `  Note over ${top}: ${mermaidText(`${event.direction} ${event.target}`)}`,
      );
    else if (event.kind === "exception")
      closeLayer(
        body,
        open,
        ids.get(event.layer) ?? event.layer,
        mermaidText(`${event.name}: ${event.status}`),
      );
    else if (event.kind === "warning")
      body.push(`  Note over ${top}: ${event.code}`);
  }
  while (open.length > 1) closeLayer(body, open, open.at(-1) ?? "", "nothing");
  const participants = [...ids].map(([actor, id]) =>
    id === actor
      ? `  participant ${id}`
      : `  participant ${id} as ${mermaidText(actor)}`,
  );
  return [...lines, ...participants, ...body].join("\n");
}

/** Names that Mermaid would take for syntax, or that the diagram uses itself. */
const reserved = new Set(
  "client end loop alt else opt par and critical option break rect box note participant actor".split(
    " ",
  ),
);

/** Text on one line, with what ends a statement or starts an entity written as an entity. */
function mermaidText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[#;<>]/g, (sign) => `#${sign.charCodeAt(0)};`);
}

function closeLayer(
  body: string[],
  open: string[],
  actor: string,
  text: string,
): void {
  // The core has no activation of its own: what it converts shows at the innermost layer.
  if (open.at(-1) !== actor) {
    body.push(`  Note over ${open.at(-1) ?? "client"}: ${text}`);
    return;
  }
  open.pop();
  body.push(`  ${actor}-->>-${open.at(-1) ?? "client"}: ${text}`);
}
