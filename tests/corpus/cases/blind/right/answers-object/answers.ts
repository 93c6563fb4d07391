import type { Response } from "express";

export class Answers {
  constructor(private readonly res: Response) {}
  conflict(): void {
    this.error(409, "conflict");
  }
  created(id: string): void {
    this.res.redirect(303, `/shipments/${id}`);
  }
  later(): void {
    setTimeout(() => {
      this.res.end();
    }, 5);
  }
  note(name: string): this {
    this.res.set("x-note", name);
    return this;
  }
  async slow(): Promise<void> {
    await fetch("https://x.example");
    this.res.sendStatus(204);
  }
  private error(status: number, text: string): void {
    this.res.status(status).json({ error: text });
  }
}
