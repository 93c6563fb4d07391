import { currentUser, auth } from "@clerk/nextjs/server";
let user: { id: string } | null = null;
export async function GET(request: Request) {
  user = await currentUser(); // ! no-request-state-leak
  const data = await fetch(request.url);
  return Response.json({ user, ok: data.ok });
}
