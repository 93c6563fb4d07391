// full-stack-estate#8: who has a token is answered by the callback, and by what comes behind it.
import type { Request, Response } from "express";

declare const jwt: {
  verify(
    token: string,
    secret: string,
    done: (error: Error | null, payload?: { id: string }) => void,
  ): void;
};
declare const posts: {
  one(id: string | undefined): Promise<{ title: string } | null>;
  saved(id: string | undefined, user?: string): Promise<object | null>;
};

export const getPost = async (req: Request, res: Response) => {
  const id = String(req.params["id"]);
  try {
    const post = await posts.one(id);
    const token = req.headers.authorization;
    if (token) {
      jwt.verify(token, "secret", async (error, payload) => {
        if (!error) {
          const saved = await posts.saved(id, payload?.id);
          res.status(200).json({ ...post, isSaved: saved ? true : false });
        }
      });
    }
    res.status(200).json({ ...post, isSaved: false }); // ! single-answer
  } catch (error) {
    console.log(error);
    res.status(500).json({ message: "Failed to get post" });
  }
};

export const getPostOnce = async (req: Request, res: Response) => {
  const post = await posts.one(String(req.params["id"]));
  const token = req.headers.authorization;
  if (token) {
    jwt.verify(token, "secret", (error, payload) => {
      res.status(200).json({ ...post, isSaved: !error && payload !== null });
    });
    return;
  }
  res.status(200).json({ ...post, isSaved: false });
};
