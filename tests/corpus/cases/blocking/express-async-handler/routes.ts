// Handlers inside a wrapper of the project, as every Express 4 code base has one.
import { Router, json } from "express";
import { asyncHandler, validated } from "./async-handler";
import { checksum, checksumNow, publish, publishLater } from "./uploads";

const router = Router();
router.use(json());

router.get(
  "/uploads/:name/checksum",
  asyncHandler(async (req, res) => {
    const file = `incoming/${req.params["name"] ?? ""}`;
    const expected = req.get("x-checksum");
    const actual = checksumNow(file); // ! no-blocking-call
    res.json({ ok: actual === expected });
  }),
);

router.post(
  "/uploads/:name/publish",
  asyncHandler(async (req, res) => {
    const file = `incoming/${req.params["name"] ?? ""}`;
    await checksum(file);
    publish(file); // ! no-blocking-call
    res.sendStatus(204);
  }),
);

router.post(
  "/v2/uploads/:name/publish",
  asyncHandler(async (req, res) => {
    await publishLater(`incoming/${req.params["name"] ?? ""}`);
    res.sendStatus(204);
  }),
);

router.post(
  "/names",
  validated(String, async (name, res) => {
    res.json({ name });
  }),
);

export default router;
