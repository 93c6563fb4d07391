// Express: "User A inserted his profile, and it went into user B's profile."
/* eslint-disable @typescript-eslint/no-explicit-any */
import express from "express";

declare const Profile: {
  update(filter: object, data: object, done: (err: unknown) => void): void;
};
declare function getSessionData(session: any): { _id: string; name: string };

const app = express();

let sess: any;

app.post("/user/insert-profile", function (req: any, res: any) {
  sess = req.session; // ! no-request-state-leak
  Profile.update({ _id: getSessionData(sess)._id }, req.body, function (err) {
    if (err) return res.status(500).end();
    res.end(`Inserted for ${getSessionData(sess).name}`);
  });
});

app.post("/v2/user/insert-profile", function (req: any, res: any) {
  const own = req.session;
  Profile.update({ _id: getSessionData(own)._id }, req.body, function (err) {
    if (err) return res.status(500).end();
    res.end(`Inserted for ${getSessionData(own).name}`);
  });
});

// The values of the page, in one object for all pages.
const locals: Record<string, unknown> = {};

declare function unread(user: string): Promise<number>;

app.get("/user/dashboard", async function (req: any, res: any) {
  locals["user"] = req.user; // ! no-request-state-leak
  const count = await unread(req.user.id);
  res.render("pages/dashboard", { ...locals, count });
});

app.get("/v2/user/dashboard", async function (req: any, res: any) {
  const page = { user: req.user, count: await unread(req.user.id) };
  res.render("pages/dashboard", page);
});

// An offline sync endpoint: one bad activity marks the batch of somebody else.
let isValid = true;

interface Activity {
  readonly id: string;
}

declare function known(activity: Activity): Promise<boolean>;

app.post("/activities", async (req, res) => {
  isValid = true;
  for (const activity of req.body as Activity[]) {
    if (!(await known(activity))) isValid = false;
  }
  res.sendStatus(isValid ? 200 : 400); // ! no-shared-state-race
});

app.post("/v2/activities", async (req, res) => {
  let valid = true;
  for (const activity of req.body as Activity[]) {
    if (!(await known(activity))) valid = false;
  }
  res.sendStatus(valid ? 200 : 400);
});

export { app };
