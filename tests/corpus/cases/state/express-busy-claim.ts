// Right: a claim. The refusal of the second request is the point.
import express from "express";

declare function rebuildIndex(): Promise<number>;

const app = express();
let rebuilding = false;

app.post("/admin/rebuild", async (_req, res) => {
  if (rebuilding) {
    res.status(409).json({ error: "already running" });
    return;
  }
  rebuilding = true;
  try {
    const documents = await rebuildIndex();
    res.json({ documents });
  } finally {
    rebuilding = false;
  }
});

export { app };
