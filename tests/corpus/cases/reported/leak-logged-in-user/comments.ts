// Express: a comment appears with the picture and the name of another user until the page is loaded again.
import { Router } from "express";
import { isLoggedIn, isLoggedInFixed, loggedInUserData } from "./auth";

declare const Post: {
  findById(id: string): Promise<{ comments: object[]; save(): Promise<void> }>;
};

const router = Router();

router.post("/comments/:post", isLoggedIn, async (req, res) => {
  const post = await Post.findById(String(req.params["post"]));
  post.comments.push({ text: req.body.text });
  await post.save();
  res.render("comment", {
    image: loggedInUserData.image,
    username: loggedInUserData.username,
  });
});

router.post("/v2/comments/:post", isLoggedInFixed, async (req, res) => {
  const post = await Post.findById(String(req.params["post"]));
  post.comments.push({ text: req.body.text });
  await post.save();
  const user = res.locals["loggedInUserData"];
  res.render("comment", { image: user.image, username: user.username });
});

export { router };
