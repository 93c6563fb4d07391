// PollBuddy#429, reps-js#42, waterlock-local-auth#3
import bcrypt from "bcryptjs";
import { Router } from "express";
declare const users: {
  insertOne(row: object): Promise<{ insertedId: string }>;
  findOne(q: object): Promise<{ password: string } | null>;
};
const router = Router();
router.post("/register", (req, res) => {
  const salt = bcrypt.genSaltSync(10);
  const hash = bcrypt.hashSync(req.body.password, salt); // ! no-blocking-call
  users.insertOne({ email: req.body.email, password: hash }).then(
    (row) => res.json(row),
    () => res.sendStatus(500),
  );
});
router.post("/register-fixed", async (req, res) => {
  const hash = await bcrypt.hash(req.body.password, 10); // !strict no-blocking-call
  res.json(await users.insertOne({ email: req.body.email, password: hash }));
});
// actual#7829: old hashes only, after an await
async function verifyPassword(password: string, hash: string) {
  if (hash.startsWith("$argon2")) return Promise.resolve(true);
  return bcrypt.compareSync(password, hash);
}
const dummy = bcrypt.hashSync("nobody", 4);
router.post("/login", async (req, res) => {
  const user = await users.findOne({ email: req.body.email });
  const hash = user?.password ?? dummy;
  const same = await verifyPassword(req.body.password, hash); // ! no-blocking-call
  if (!same) {
    res.sendStatus(401);
    return;
  }
  res.sendStatus(204);
});
router.post("/login-fixed", async (req, res) => {
  const user = await users.findOne({ email: req.body.email });
  const same = await bcrypt.compare(req.body.password, user?.password ?? dummy); // !strict no-blocking-call
  res.sendStatus(same ? 204 : 401);
});
export default router;
