import express, { type Request } from "express";

declare const db: { user(id: string): Promise<{ name: string }> };

class ProfileService {
  private user: { name: string } | undefined;
  private steps: string[] = [];

  constructor(private readonly id: string) {}

  async load() {
    this.steps.push("load");
    this.user = await db.user(this.id);
    this.steps.push("loaded");
  }

  describe() {
    return { user: this.user, steps: this.steps };
  }
}

function profileFor(req: Request) {
  return new ProfileService(String(req.query["id"]));
}

const app = express();
app.get("/profile", async (req, res) => {
  const profile = profileFor(req);
  await profile.load();
  res.json(profile.describe());
});
