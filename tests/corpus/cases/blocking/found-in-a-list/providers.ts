// Providers register themselves in a list; a function beside it finds the one that a query is for.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

interface SearchProvider {
  pattern: RegExp;
  search: (options: { id: string }) => Promise<string>;
}

const searchProviders: SearchProvider[] = [];

export const findSearchProvider = (query: string): SearchProvider | undefined =>
  searchProviders.find((provider) => provider.pattern.test(query));

searchProviders.push({
  pattern: /(?<=tmdb:)\d+/,
  search: async ({ id }) => {
    const titles = await readFile("titles.json", "utf8");
    return titles + id;
  },
});

searchProviders.push({
  pattern: /(?<=imdb:)tt\d+/,
  search: ({ id }) => Promise.resolve(readFileSync("imdb.json", "utf8") + id),
});

interface Exporter {
  write: (rows: readonly string[]) => Promise<void> | void;
}

const exporters = new Map<string, Exporter>();

export async function exporterFor(kind: string): Promise<Exporter> {
  await Promise.resolve();
  const exporter = exporters.get(kind);
  if (!exporter) throw new Error(`no exporter for ${kind}`);
  return exporter;
}

exporters.set("csv", {
  write: (rows) => {
    readFileSync(rows.join(","));
  },
});

// Only asynchronous ones stand in here.
const importers: Record<string, Exporter> = {};
importers["csv"] = {
  write: async (rows) => {
    await readFile(rows.join(","));
  },
};

export function importerFor(kind: string): Exporter | undefined {
  return importers[kind];
}
