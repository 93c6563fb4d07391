import { Router } from "express";

import { exporterFor, findSearchProvider, importerFor } from "./providers";

const router = Router();

router.get("/search", async (req, res) => {
  const query = String(req.query["q"]);
  const provider = findSearchProvider(query);
  if (!provider) {
    res.json([]);
    return;
  }
  res.json(await provider.search({ id: query })); // ! no-blocking-call
});

router.post("/export/:kind", async (req, res) => {
  const exporter = await exporterFor(req.params.kind);
  await exporter.write([req.params.kind]); // ! no-blocking-call
  res.end();
});

router.post("/import/:kind", async (req, res) => {
  const importer = importerFor(req.params.kind);
  await importer?.write([req.params.kind]);
  res.end();
});

export default router;
