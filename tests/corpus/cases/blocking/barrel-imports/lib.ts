export { default as loadSettings, type Settings } from "./settings";
export * as disk from "node:fs";
export { exec as shell, execSync as shellSync } from "node:child_process";
