// "The Invisible Bottleneck" (darshanturakhia.com, 2026)
import fs from "fs";
import path from "path";
type FeatureFlags = Record<string, boolean>;
export function getFeatureFlags(tenantId: string): FeatureFlags {
  const configPath = path.join(process.cwd(), "config/features.json");
  const raw = fs.readFileSync(configPath, "utf-8");
  const config = JSON.parse(raw) as Record<string, FeatureFlags>;
  return config[tenantId] ?? config["default"] ?? {};
}
let loaded: Record<string, FeatureFlags> = {};
const load = () => {
  loaded = JSON.parse(
    fs.readFileSync("config/features.json", "utf-8"),
  ) as typeof loaded;
};
load();
fs.watch("config/features.json", () => load());
export const flagsOf = (tenantId: string) => loaded[tenantId] ?? {};
