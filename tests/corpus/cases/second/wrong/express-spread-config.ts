import express from "express";

type Settings = {
  theme: string;
  limits: Record<string, number>;
  updatedBy: string;
};
declare const store: { write(settings: Settings): Promise<void> };

let settings: Settings = { theme: "light", limits: {}, updatedBy: "" };
export const app = express();

app.patch("/settings", async (req, res) => {
  const patch = req.body as Partial<Settings>;
  const merged = {
    ...settings,
    limits: { ...settings.limits, ...patch.limits },
  };
  await store.write(merged);
  settings = merged; // ! no-shared-state-race
  res.json(settings);
});
