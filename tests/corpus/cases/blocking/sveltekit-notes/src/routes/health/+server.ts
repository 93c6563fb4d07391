import { json, type RequestHandler } from "@sveltejs/kit";
import { statfsSync } from "node:fs";
import { statfs } from "node:fs/promises";

export const GET: RequestHandler = async () => {
  const disk = await statfs("/");
  return json({ free: disk.bavail * disk.bsize });
};

export const HEAD: RequestHandler = () => {
  const { bavail } = statfsSync("/"); // ! no-blocking-call
  return new Response(null, { status: bavail > 1000 ? 200 : 503 });
};
