import express from "express";

declare const tickets: { checkIn(id: string): Promise<boolean> };

const inProgress = new Set<string>();
export const app = express();

app.post("/check-in/:id", async (req, res) => {
  const { id } = req.params;
  if (inProgress.has(id)) {
    res.status(409).json({ error: "in progress" });
    return;
  }
  inProgress.add(id);
  try {
    res.json({ ok: await tickets.checkIn(id) });
  } finally {
    inProgress.delete(id);
  }
});
