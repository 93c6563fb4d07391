// nunjucks#652, artsy/force#4753, hackerAPI#162, WorkTimeSurvey#245
import express, {
  type NextFunction,
  type Request,
  type Response,
} from "express";
declare module "express-serve-static-core" {
  interface Request {
    signedUp?: { id: string } | undefined;
  }
}
export const isAuthenticated = (
  req: Request,
  res: Response,
  next: NextFunction,
) => {
  if (!req.signedUp) res.redirect("/");
  next(); // ! single-answer
};
export const isAuthenticatedFixed = (
  req: Request,
  res: Response,
  next: NextFunction,
) => {
  if (!req.signedUp) {
    res.redirect("/");
  } else {
    next();
  }
};
declare function findAccount(email: string): Promise<{ id: string } | null>;
declare function createAccount(email: string): Promise<{ id: string }>;
async function addAccount(req: Request, res: Response, next: NextFunction) {
  const existing = await findAccount(String(req.query["email"]));
  if (existing) {
    next({ status: 422, message: "duplicate" });
  }
  req.signedUp = await createAccount(String(req.query["email"]));
  next(); // ! no-repeated-downstream
}
async function addAccountFixed(
  req: Request,
  res: Response,
  next: NextFunction,
) {
  const existing = await findAccount(String(req.query["email"]));
  if (existing) {
    return next({ status: 422, message: "duplicate" });
  }
  req.signedUp = await createAccount(String(req.query["email"]));
  return next();
}
async function searchExperiences(
  req: Request,
  res: Response,
  next: NextFunction,
) {
  const q = req.query["q"];
  if (!q) {
    next(new Error("search is empty"));
  }
  const found = await findAccount(String(q));
  res.send(found); // ! single-answer
}
export function redirectArtist(
  req: Request,
  res: Response,
  next: NextFunction,
) {
  findAccount(req.path)
    .then((artist) => {
      if (artist) {
        res.redirect(301, `/artist/${artist.id}`);
      }
      next(); // ! single-answer
    })
    .catch(next);
}
export function redirectArtistFixed(
  req: Request,
  res: Response,
  next: NextFunction,
) {
  findAccount(req.path)
    .then((artist) => {
      if (artist) {
        return res.redirect(301, `/artist/${artist.id}`);
      }
      return next();
    })
    .catch(next);
}
const app = express();
app.use(
  isAuthenticated,
  isAuthenticatedFixed,
  redirectArtist,
  redirectArtistFixed,
);
app.post("/account", addAccount, addAccountFixed, (req, res) => {
  res.json(req.signedUp);
});
app.get("/search", searchExperiences);
