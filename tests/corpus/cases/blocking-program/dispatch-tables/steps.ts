import { existsSync, readFileSync } from "node:fs";

export type Step = (text: string) => string;

const trim: Step = (text) => text.trim();

function sign(text: string): string {
  return `${text}\n${readFileSync("signature.txt", "utf8")}`;
}

export const steps: readonly Step[] = [trim, sign];

export const lightSteps = [trim, (text: string) => text.toLowerCase()];

export const checks: Record<string, () => boolean> = {
  memory: () => process.memoryUsage().rss < 1e9,
  mount: () => existsSync("/mnt/files"),
};

const light: Record<string, Step> = { sign: trim };

/** Whatever stands behind an entry may have replaced it. */
export const replacedSteps: Record<string, Step> = { sign, ...light };
export const ownSteps: Record<string, Step> = { ...light, sign };
