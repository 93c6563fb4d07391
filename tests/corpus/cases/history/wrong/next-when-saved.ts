// koa#881: next() from a callback of the database
import type { Context, Next } from "koa";
import Router from "@koa/router";

interface User {
  id: string;
}
type Saved = (err: Error | null, user: User) => void;
declare class UserModel {
  constructor(fields: object);
  save(done: Saved): void;
}
const tokenFor = (user: User) => `t-${user.id}`;
const router = new Router();

const signUp = async (ctx: Context, next: Next) => {
  const userInst = new UserModel({ name: ctx.query["name"] });
  userInst.save(async (err, user) => {
    if (err) {
      return next(); // ! await-downstream
    }
    ctx.body = tokenFor(user);
    return next();
  });
};
router.post("/signup", signUp);

const save = (user: UserModel) =>
  new Promise<User>((resolve, reject) => {
    user.save((err, saved) => (err ? reject(err) : resolve(saved)));
  });
router.post("/sign-up", async (ctx: Context, next: Next) => {
  const user = await save(new UserModel({ name: ctx.query["name"] }));
  ctx.body = tokenFor(user);
  return next();
});
// wrapped whole: what the callback returns reaches koa
router.post("/register", (ctx: Context, next: Next) => {
  return new Promise<void>((resolve, reject) => {
    new UserModel({}).save((err, user) => {
      if (err) return reject(err);
      ctx.body = tokenFor(user);
      resolve(next());
    });
  });
});
