// The hashing sits two files below the routes, behind `await`.
import express, { type Request, type Response, type Router } from "express";
import type { AccountService } from "./account-service.js";

interface Credentials {
  readonly email: string;
  readonly password: string;
}

export function accountRoutes(accounts: AccountService): Router {
  const router = express.Router();
  router.use(express.json());

  router.post(
    "/login",
    async (req: Request<object, unknown, Credentials>, res: Response) => {
      const { email, password } = req.body;
      const account = await accounts.login(email, password); // ! no-blocking-call
      if (!account) {
        res.status(401).json({ error: "bad credentials" });
        return;
      }
      res.json({ email: account.email });
    },
  );

  router.post(
    "/register",
    async (req: Request<object, unknown, Credentials>, res: Response) => {
      if (await accounts.find(req.body.email)) {
        res.sendStatus(409);
        return;
      }
      const { email, password } = req.body;
      const account = await accounts.register(email, password); // ! no-blocking-call
      res.status(201).json({ email: account.email });
    },
  );

  return router;
}
