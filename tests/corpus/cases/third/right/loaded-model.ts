import express from "express";

declare class User {
  static findByPk(id: string): Promise<User | null>;
  logins: number;
  lastSeen: Date;
  save(): Promise<this>;
}
declare module "express-serve-static-core" {
  interface Request {
    account?: User;
  }
}

const app = express();

app.use(async (req, _res, next) => {
  req.account = (await User.findByPk(String(req.query["id"]))) ?? undefined;
  next();
});

app.post("/login", async (req, res) => {
  const user = req.account;
  if (!user) {
    res.sendStatus(404);
    return;
  }
  const before = user.logins;
  await user.save();
  user.logins = before + 1;
  user.lastSeen = new Date();
  await user.save();
  res.json({ seen: user.lastSeen });
});
