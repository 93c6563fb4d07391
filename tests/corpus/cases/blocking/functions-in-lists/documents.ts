import { readFileSync } from "node:fs";

export interface Draft {
  title: string;
  body: string;
}

export function withLetterhead(draft: Draft): Draft {
  return {
    ...draft,
    body: readFileSync("letterhead.txt", "utf8") + draft.body,
  };
}

export function withoutTabs(draft: Draft): Draft {
  return { ...draft, body: draft.body.replaceAll("\t", "  ") };
}

export function loadFonts(): string {
  return readFileSync("fonts.json", "utf8");
}

export function countUp(): number {
  return 1;
}
