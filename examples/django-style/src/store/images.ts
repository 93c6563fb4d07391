import { readFile } from "node:fs/promises";

import { settings } from "../settings.ts";

export interface Image {
  readonly id: string;
  readonly title: string;
  readonly colours: readonly string[];
}

const views = new Map<string, number>();

export async function images(): Promise<readonly Image[]> {
  const text = await readFile(new URL("images.json", settings.data), "utf8");
  return JSON.parse(text) as Image[];
}

export async function imageOf(id: string): Promise<Image | undefined> {
  return (await images()).find((image) => image.id === id);
}

/** Counts one more look at an image. */
export function looked(id: string): number {
  const count = (views.get(id) ?? 0) + 1;
  views.set(id, count);
  return count;
}
