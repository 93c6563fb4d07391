import express, { type Request, type Response } from "express";

declare function find(
  token: string | undefined,
): Promise<{ readonly id: string } | undefined>;

/** Each request has one of its own. */
class Visit {
  user: { readonly id: string } | undefined;
  steps = 0;

  async show(req: Request, res: Response): Promise<void> {
    this.user = await find(req.headers.authorization);
    this.steps += await count(req.path);
    if (!this.user) {
      res.status(401).end();
      return;
    }
    res.json({ user: this.user, steps: this.steps });
  }
}

class Download extends Visit {
  override async show(req: Request, res: Response): Promise<void> {
    this.user = { id: req.path };
    await super.show(req, res);
  }
}

/** One for all requests, by the same words. */
class Page {
  user: { readonly id: string } | undefined;

  async show(req: Request, res: Response): Promise<void> {
    this.user = await find(req.headers.authorization); // ! no-request-state-leak
    await count(req.path);
    res.json({ user: this.user });
  }
}

/** Made by requests, and kept for the next ones. */
class Board {
  user: { readonly id: string } | undefined;

  async show(req: Request, res: Response): Promise<void> {
    this.user = await find(req.headers.authorization); // ! no-request-state-leak
    await count(req.path);
    res.json({ user: this.user });
  }
}

declare function count(path: string): Promise<number>;

const router = express.Router();
const page = new Page();
let board: Board | undefined;

router.get("/visit", (req, res) => new Visit().show(req, res));
router.get("/download", async (req, res) => {
  const download = new Download();
  await download.show(req, res);
});
router.get("/made-below", (req, res) => visitOf().show(req, res));
router.get("/page", (req, res) => page.show(req, res));
router.get("/board", (req, res) => {
  board ??= new Board();
  return board.show(req, res);
});

function visitOf(): Visit {
  return new Visit();
}

export { router };
