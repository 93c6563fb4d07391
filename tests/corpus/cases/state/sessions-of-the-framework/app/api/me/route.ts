import type { Session } from "next-auth";
import { NextRequest, NextResponse } from "next/server";
import { auth } from "../../../auth";
let session: Session | null = null;
export async function GET(request: NextRequest): Promise<NextResponse> {
  session = await auth(); // ! no-request-state-leak
  const rows = await rowsOf();
  return NextResponse.json({ rows, name: nameOf() });
}
function nameOf(): string {
  return session?.user.name ?? "nobody";
}
async function rowsOf(): Promise<string[]> {
  return fetch("https://a.example").then((r) => r.json() as Promise<string[]>);
}
