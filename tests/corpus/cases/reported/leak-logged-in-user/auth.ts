/* eslint-disable @typescript-eslint/no-explicit-any */
export let loggedInUserData: any = null;

export function isLoggedIn(req: any, res: any, next: any) {
  if (req.isAuthenticated()) {
    loggedInUserData = req.user; // ! no-request-state-leak
    return next();
  }
  res.redirect("/");
}

export function isLoggedInFixed(req: any, res: any, next: any) {
  if (req.isAuthenticated()) {
    res.locals.loggedInUserData = req.user;
    return next();
  }
  res.redirect("/");
}
