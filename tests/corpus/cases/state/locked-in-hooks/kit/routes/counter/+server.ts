import type { RequestHandler } from "@sveltejs/kit";

let visits = 0;

export const POST: RequestHandler = async () => {
  const before = visits;
  await fetch("https://visits.example/", { method: "POST" });
  visits = before + 1;
  return new Response(String(visits));
};
