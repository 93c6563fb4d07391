import { getContext } from "hono/context-storage";

interface Viewer {
  id: string;
}

let viewer: Viewer | undefined;

/** Whoever comes first is everybody from then on. */
export async function currentViewer(): Promise<Viewer> {
  if (viewer) return viewer;
  const token = getContext().req.header("authorization") ?? "";
  const answer = await fetch(`https://id.example/${token}`);
  viewer = (await answer.json()) as Viewer;
  return viewer;
}
