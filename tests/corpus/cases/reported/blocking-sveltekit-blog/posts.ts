import fs from "node:fs";
import path from "node:path";

export interface Post {
  readonly slug: string;
  readonly text: string;
}

export function allPosts(): Post[] {
  return fs
    .readdirSync("content")
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({
      slug: path.basename(name, ".md"),
      text: fs.readFileSync(path.join("content", name), "utf8"),
    }));
}

export async function allPostsAsync(): Promise<Post[]> {
  const names = await fs.promises.readdir("content");
  return Promise.all(
    names
      .filter((name) => name.endsWith(".md"))
      .map(async (name) => ({
        slug: path.basename(name, ".md"),
        text: await fs.promises.readFile(path.join("content", name), "utf8"),
      })),
  );
}
