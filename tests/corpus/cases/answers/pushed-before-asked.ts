// A list that something was pushed to isn't empty: the answer for an empty one isn't given there.
import express, { type Request, type Response } from "express";
declare function sendText(to: string, text: string): Promise<{ id: string }>;
const router = express.Router();
router.post("/status", async (req: Request, res: Response) => {
  const results: any = [];
  results.push(await sendText("status", req.body.message));
  if (results.length === 0) res.status(400).json("none");
  res.status(201).json(results);
});
router.post("/each", async (req: Request, res: Response) => {
  const results: { id: string }[] = [];
  for (const to of req.body.phones) results.push(await sendText(to, ""));
  if (results.length === 0) res.status(400).json("none");
  res.status(201).json(results); // ! single-answer
});
router.post("/popped", async (req: Request, res: Response) => {
  const results = [await sendText("", "")];
  results.push(await sendText("status", req.body.message));
  results.pop();
  if (!results.length) res.status(400).json("none");
  res.status(201).json(results); // ! single-answer
});
router.post("/some", async (req: Request, res: Response) => {
  const errors: string[] = [];
  if (!req.body.name) errors.push("name");
  if (errors.length > 0) res.status(400).json({ errors });
  if (errors.length === 0) res.json({ ok: true });
});
router.post("/spread", async (req: Request, res: Response) => {
  const errors: string[] = [];
  errors.push(...req.body.errors);
  if (!errors.length) res.status(400).json({ errors });
  res.json({ ok: true }); // ! single-answer
});
router.post("/both", async (req: Request, res: Response) => {
  const errors: string[] = [];
  if (!req.body.name) {
    errors.push("name");
    res.status(400).json({ errors });
  }
  if (errors.length) return;
  res.json({ ok: true });
});
export default router;
