import { getServerSession } from "next-auth";
import { currentUser } from "@clerk/nextjs/server";
import { auth, authOptions } from "../../../auth";
let config: { title: string } | undefined;
let served = 0;
export async function GET(request: Request) {
  const session = await auth();
  const other = await getServerSession(authOptions);
  const user = await currentUser();
  served++;
  config ??= await load();
  return Response.json({ session, other, user, config, served });
}
async function load() {
  return { title: "x" };
}
