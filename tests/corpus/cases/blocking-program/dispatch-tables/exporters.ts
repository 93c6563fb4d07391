import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";

export interface Row {
  readonly id: string;
  readonly total: number;
}

export type Exporter = (rows: readonly Row[]) => string | Promise<string>;

function toCsv(rows: readonly Row[]): string {
  return rows.map(({ id, total }) => `${id},${String(total)}`).join("\n");
}

function toPdf(rows: readonly Row[]): string {
  return execFileSync("wkhtmltopdf", ["-", "-"], {
    input: toCsv(rows),
    encoding: "base64",
  });
}

async function withCover(rows: readonly Row[]): Promise<string> {
  const cover = await readFile("cover.csv", "utf8");
  return `${cover}\n${toCsv(rows)}`;
}

export const exporters = {
  csv: toCsv,
  pdf: toPdf,
} as const satisfies Record<string, Exporter>;

export type Kind = keyof typeof exporters;

/** Nothing in here blocks. */
export const lightExporters: Record<"csv" | "covered", Exporter> = {
  csv: toCsv,
  covered: withCover,
};

export const exportersByMime = new Map<string, Exporter>([
  ["text/csv", toCsv],
  ["application/pdf", toPdf],
]);

export const registered = new Map<string, Exporter>();
registered.set("csv", toCsv);
registered.set("pdf", toPdf);

export const covered = new Map<string, Exporter>([["csv", withCover]]);
