import type { Answer, Event } from "../trail.ts";
import { lineOf, type Recording } from "./record.ts";

/** One row of a picture: what happens next, and in which column. */
export interface Row {
  readonly lane: number;
  readonly text: string;
  readonly look: "code" | "reported" | "event" | "answer" | "bad";
}

export interface Picture {
  readonly lanes: readonly string[];
  readonly rows: readonly Row[];
}

/** Two requests side by side, or one request between its client and what is below. */
export function pictureOf(recording: Recording): Picture {
  const isTogether = recording.requests > 1;
  const lanes = isTogether
    ? ["request 1", "request 2"]
    : ["the client", "this middleware", "below it"];
  const rows = recording.events
    .filter(({ request }) => request >= 0)
    // What is called on shows by the handler, where one is below.
    .filter(
      ({ kind, request }, index, all) =>
        kind !== "called" ||
        !all
          .slice(index)
          .some((e) => e.kind === "handler-start" && e.request === request),
    )
    .flatMap((event): Row[] => {
      const row = rowOf(event, recording);
      if (!row) return [];
      return [{ ...row, lane: isTogether ? event.request : row.lane }];
    });
  return { lanes, rows };
}

function rowOf(event: Event, { code, reported }: Recording): Row | undefined {
  const line = lineOf(event);
  if (line !== undefined)
    return {
      lane: 1,
      text: (code.split("\n")[line - 1] ?? "").trim(),
      look: line === reported ? "reported" : "code",
    };
  switch (event.kind) {
    case "handler-start":
      return { lane: 2, text: "the handler starts", look: "event" };
    case "handler-end":
      return { lane: 2, text: "the handler ends", look: "event" };
    case "handler-threw":
      return { lane: 2, text: "the handler throws", look: "event" };
    case "left-pending":
      return {
        lane: 1,
        text: "the try is over, the promise isn't",
        look: "event",
      };
    case "passed-by":
      return { lane: 1, text: "the error passes the catch by", look: "bad" };
    case "unhandled":
      return { lane: 1, text: "unhandled: the process ends", look: "bad" };
    case "held":
      return {
        lane: 1,
        text: `${event.what} holds the loop`,
        look: "bad",
      };
    case "answered":
      return { lane: 0, text: answerText(event.answer), look: "answer" };
    case "called":
      return { lane: 2, text: "what is below is entered", look: "event" };
    case "below-ended":
    case "layer-ended":
    case "measured":
    case "said":
      return undefined;
  }
}

function answerText({ kind, status, text }: Answer): string {
  if (kind !== "response") return `the answer: ${kind}`;
  const [, name, value] = /"(x-(?!powered)[\w-]+)":"([^"]*)"/.exec(text) ?? [];
  const header = name === undefined ? "" : `, ${name}: ${value ?? ""}`;
  const body = /[\]}] (\{.{1,24}\})$/.exec(text)?.[1] ?? "";
  return `the answer: ${String(status)}${header}${body && ` ${body}`}`;
}
