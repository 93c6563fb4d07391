// express-actuator#49: the file is read each time the route is called
import { readFileSync } from "node:fs";
import path from "node:path";
export interface Git {
  branch: string;
}
export function getGitInfo(mode: "simple" | "full"): Git | undefined {
  const properties = readProperties();
  if (!properties) return undefined;
  return mode === "full"
    ? { branch: properties }
    : { branch: properties.slice(0, 10) };
}
function readProperties(): string | undefined {
  try {
    return readFileSync(path.join(process.cwd(), "git.properties"), "utf8");
  } catch {
    return undefined;
  }
}
const boot = readProperties();
export const bootInfo = (): Git => ({ branch: boot ?? "" });
