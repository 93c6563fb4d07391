// Objects with a handler's method that requests make, and that later requests find again, by whatever way they are kept.
import express, {
  type Request,
  type RequestHandler,
  type Response,
} from "express";

declare const stock: { take(path: string): Promise<number> };

const router = express.Router();

/** Put into a map under a name of its own. */
class Basket {
  items = 0;
  add = async (req: Request, res: Response): Promise<void> => {
    const before = this.items;
    const taken = await stock.take(req.path);
    this.items = before + taken; // ! no-shared-state-race
    res.json(this.items);
  };
}

const baskets = new Map<string, Basket>();

router.post("/baskets/:id", (req, res) => {
  let basket = baskets.get(req.params.id);
  if (!basket) {
    const made = new Basket();
    baskets.set(req.params.id, made);
    basket = made;
  }
  void basket.add(req, res);
});

/** Put into a list as it is made. */
class Till {
  sum = 0;
  async ring(req: Request, res: Response): Promise<void> {
    const before = this.sum;
    const taken = await stock.take(req.path);
    this.sum = before + taken; // ! no-shared-state-race
    res.json(this.sum);
  }
}

const tills: Till[] = [];

router.post("/tills", (req, res) => {
  if (tills.length === 0) tills.push(new Till());
  void tills[0]?.ring(req, res);
});

/** Given by a function that keeps nothing, to one that does. */
class Desk {
  calls = 0;
  async ask(req: Request, res: Response): Promise<void> {
    const before = this.calls;
    await stock.take(req.path);
    this.calls = before + 1; // ! no-shared-state-race
    res.json(this.calls);
  }
}

let desk: Desk | undefined;

function makeDesk(): Desk {
  return new Desk();
}

router.post("/desk", (req, res) => {
  desk ??= makeDesk();
  return desk.ask(req, res);
});

/** Its constructor puts it where others find it. */
class Board {
  static readonly all: Board[] = [];
  shown = 0;
  constructor() {
    Board.all.push(this);
  }
  async show(req: Request, res: Response): Promise<void> {
    const before = this.shown;
    await stock.take(req.path);
    this.shown = before + 1; // ! no-shared-state-race
    res.json(this.shown);
  }
}

router.get("/board", async (req, res) => {
  const [board = new Board()] = Board.all;
  await board.show(req, res);
});

/** A request gives its method to all that follow. */
class Banner {
  seen = 0;
  show: RequestHandler = async (req, res) => {
    const before = this.seen;
    await stock.take(req.path);
    this.seen = before + 1; // ! no-shared-state-race
    res.json(this.seen);
  };
}

router.put("/banner", (_req, res) => {
  router.use(new Banner().show);
  res.end();
});

/** In a list that its own request alone has. */
class Visit {
  steps = 0;
  async walk(req: Request, res: Response): Promise<void> {
    const before = this.steps;
    await stock.take(req.path);
    this.steps = before + 1;
    res.write(String(this.steps));
  }
}

router.get("/visits", async (req, res) => {
  const visits: Visit[] = [];
  visits.push(new Visit(), new Visit());
  for (const visit of visits) await visit.walk(req, res);
  res.end();
});

export { router };
