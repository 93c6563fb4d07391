import express from "express";

const router = express.Router();
declare function block(height: number): Promise<{ hash: string }>;

// Both branches have answered: a `return` behind one of them mends nothing.
router.get("/block/:height", async (req, res, next) => {
  try {
    const found = await block(Number(req.params.height));
    res.locals["hash"] = found.hash;
    res.render("block");
  } catch (error) {
    res.locals["message"] = String(error);
    res.render("block");
  }
  next(); // ! single-answer:continues
});

router.get("/words", (req, res) => {
  if (!req.query["keyword"]) {
    res.status(400).send({ error: "No term is given" });
  } else if (req.query["keyword"] === "all") {
    res.status(400).send({ error: "Too many" });
  }
  res.send([]); // ! single-answer:again
});

export default router;
