import { randomUUID } from "node:crypto";
import { Router } from "express";

declare function libraries(): Promise<string[]>;
declare function scan(library: string): Promise<void>;

class Scanner {
  private session = "";
  private progress = 0;
  private total = 0;

  async run() {
    const session = randomUUID();
    this.session = session;
    const found = await libraries();
    if (this.session !== session) return;
    this.total = found.length;
    this.progress = 0;
    for (const library of found) {
      if (this.session !== session) throw new Error("superseded");
      await scan(library);
      if (this.session !== session) return;
      this.progress++;
    }
  }

  status() {
    return { progress: this.progress, total: this.total };
  }

  cancel() {
    this.session = "";
  }
}

const scanner = new Scanner();
export const router = Router();
router.post("/scan", (_req, res) => {
  void scanner.run();
  res.sendStatus(202);
});
router.get("/scan", (_req, res) => res.json(scanner.status()));
router.delete("/scan", (_req, res) => {
  scanner.cancel();
  res.sendStatus(204);
});
