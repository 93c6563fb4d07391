// hasura-backend-plus#220, openauth#2: a token that is to be used once
import { Router } from "express";
import { randomUUID } from "node:crypto";
interface Session {
  userId: string;
}
const refreshTokens = new Map<string, Session>();
declare function findUser(
  id: string,
): Promise<{ id: string; active: boolean } | null>;
const router = Router();
router.post("/token/refresh", async (req, res) => {
  const session = refreshTokens.get(req.body.refreshToken);
  if (!session) {
    res.sendStatus(401);
    return;
  }
  const user = await findUser(session.userId);
  if (!user?.active) {
    res.sendStatus(401);
    return;
  }
  refreshTokens.delete(req.body.refreshToken); // ! no-shared-state-race
  const next = randomUUID();
  refreshTokens.set(next, { userId: user.id });
  res.json({ refreshToken: next });
});
router.post("/token/refresh-fixed", async (req, res) => {
  const session = refreshTokens.get(req.body.refreshToken);
  if (!session || !refreshTokens.delete(req.body.refreshToken)) {
    res.sendStatus(401);
    return;
  }
  const user = await findUser(session.userId);
  if (!user) {
    res.sendStatus(401);
    return;
  }
  const next = randomUUID();
  refreshTokens.set(next, { userId: user.id });
  res.json({ refreshToken: next });
});
export default router;
