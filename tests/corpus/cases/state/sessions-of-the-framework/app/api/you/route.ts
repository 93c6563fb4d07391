import { getServerSession, type Session } from "next-auth";
import { NextRequest, NextResponse } from "next/server";
import { authOptions } from "../../../auth";
let session: Session | null;
export async function POST(request: NextRequest) {
  session = await getServerSession(authOptions); // ! no-request-state-leak
  if (!session) return NextResponse.json({ error: "no" });
  const body = (await request.json()) as { title: string };
  return NextResponse.json(await create(body.title));
}
async function create(title: string) {
  return { title, by: session?.user.id };
}
