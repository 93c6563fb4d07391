// Runs on a thread of its own.
import { scryptSync } from "node:crypto";
import { parentPort } from "node:worker_threads";

export function hash(password: string, salt: string): string {
  return scryptSync(password, salt, 64).toString("hex");
}

parentPort?.on("message", (task: { password: string; salt: string }) => {
  parentPort?.postMessage(hash(task.password, task.salt));
});
