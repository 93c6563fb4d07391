// Objects that hold one another twice: each step doubles what could be told of their parts, and none of it may be.
import type { Request, Response } from "express";

declare function work(): Promise<void>;

const shared: { left: object; right: object } = { left: {}, right: {} };
let kept: object = {};

export const doubled = async (req: Request, res: Response) => {
  const a0 = { l: shared.left, r: shared.right, q: req.query };
  const a1 = { l: a0, r: a0 };
  const a2 = { l: a1, r: a1 };
  const a3 = { l: a2, r: a2 };
  const a4 = { l: a3, r: a3 };
  const a5 = { l: a4, r: a4 };
  const a6 = { l: a5, r: a5 };
  const a7 = { l: a6, r: a6 };
  const a8 = { l: a7, r: a7 };
  const a9 = { l: a8, r: a8 };
  const a10 = { l: a9, r: a9 };
  const a11 = { l: a10, r: a10 };
  const a12 = { l: a11, r: a11 };
  const a13 = { l: a12, r: a12 };
  const a14 = { l: a13, r: a13 };
  const a15 = { l: a14, r: a14 };
  const a16 = { l: a15, r: a15 };
  const a17 = { l: a16, r: a16 };
  const a18 = { l: a17, r: a17 };
  const a19 = { l: a18, r: a18 };
  const a20 = { l: a19, r: a19 };
  const a21 = { l: a20, r: a20 };
  const a22 = { l: a21, r: a21 };
  const a23 = { l: a22, r: a22 };
  const a24 = { l: a23, r: a23 };
  const a25 = { l: a24, r: a24 };
  const a26 = { l: a25, r: a25 };
  const a27 = { l: a26, r: a26 };
  const a28 = { l: a27, r: a27 };
  const a29 = { l: a28, r: a28 };
  const a30 = { l: a29, r: a29 };
  await work();
  kept = { at: Date.now(), left: shared.left };
  res.json(a30.l === a30.r);
};

export const shown = (_req: Request, res: Response) => {
  res.json(kept);
};
