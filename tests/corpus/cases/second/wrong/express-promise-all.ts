import express from "express";

declare function sizeOf(file: string): Promise<number>;

let uploaded = 0;
export const app = express();

app.post("/upload", async (req, res) => {
  const files = req.body as string[];
  await Promise.all(
    files.map(async (file) => {
      uploaded = uploaded + (await sizeOf(file)); // ! no-shared-state-race
    }),
  );
  res.json({ uploaded });
});
