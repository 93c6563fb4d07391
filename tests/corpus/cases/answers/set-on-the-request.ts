import express, { type Request, type Response } from "express";

declare function find(
  token: string | undefined,
): Promise<{ readonly id: string } | undefined>;
declare function isSignedIn(req: Request): boolean;

interface Signed extends Request {
  user?: { readonly id: string };
}

async function authenticate(req: Signed, res: Response): Promise<void> {
  const user = await find(req.headers.authorization);
  if (!user) {
    res.status(401).end();
    return;
  }
  keepUser(req, user);
}

function keepUser(req: Signed, user: { readonly id: string }): void {
  req.user = user;
}

const router = express.Router();

router.get("/asked", async (req: Signed, res) => {
  await authenticate(req, res);
  if (!req.user) return;
  res.json(req.user);
});

router.get("/below", async (req: Signed, res) => {
  await authenticate(req, res);
  if (req.user?.id === undefined) return;
  res.json({ id: req.user.id });
});

router.get("/taken", async (req: Signed, res) => {
  await authenticate(req, res);
  const { user } = req;
  if (!user) return;
  res.json(user);
});

router.get("/named", async (req: Signed, res) => {
  await authenticate(req, res);
  const me = req.user;
  if (me) res.json(me);
});

router.get("/by-a-function", async (req: Signed, res) => {
  await authenticate(req, res);
  if (!isSignedIn(req)) return;
  res.json({});
});

class Session {
  user: { readonly id: string } | undefined;

  async show(req: Request, res: Response): Promise<void> {
    await this.signIn(req, res);
    if (!this.user) return;
    res.json(this.user);
  }

  async signIn(req: Request, res: Response): Promise<void> {
    const user = await find(req.headers.authorization);
    if (user) this.user = user;
    else res.status(401).end();
  }
}

router.get("/for-one-request", (req, res) => new Session().show(req, res));

router.get("/not-asked", async (req: Signed, res) => {
  await authenticate(req, res);
  res.json(req.user); // ! single-answer:again
});

router.get("/something-else-asked", async (req: Signed, res) => {
  await authenticate(req, res);
  if (req.query["short"]) return;
  res.json(req.user); // ! single-answer:again
});

export { router };
