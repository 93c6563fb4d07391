import { readFileSync } from "node:fs";

export interface Survey {
  readonly title: string;
  readonly answers: readonly string[];
  readonly answersPerVisitor: number;
}

const root = new URL("../../../", import.meta.url);

export const config = {
  port: Number(process.env["PORT"] ?? 3000),
  data: new URL("data/", root),
  static: new URL("static/", root),
  survey: JSON.parse(
    readFileSync(new URL("data/survey.json", root), "utf8"),
  ) as Survey,
} as const;
