// React Router: a step of a loader that makes responses by itself, and helpers that are asynchronous.
import { data, redirect, type LoaderFunctionArgs } from "react-router";

declare const orders: {
  find(id: string): Promise<{ readonly owner: string } | undefined>;
  insert(id: string): Promise<void>;
};

async function missing(): Promise<Response> {
  return new Response("no such order", { status: 404 });
}

/** To await it for what it does is right. */
async function order(id: string): Promise<Response> {
  await orders.insert(id);
  return redirect("/orders");
}

async function answer(id: string, request: Request): Promise<Response> {
  if (!request.headers.has("cookie")) redirect("/login"); // ! return-response:ignored
  const found = await orders.find(id);
  if (!found) await missing(); // ! return-response:ignored
  if (found?.owner === "nobody") await order(id);
  return Response.json(found);
}

async function answerRight(id: string, request: Request): Promise<Response> {
  if (!request.headers.has("cookie")) throw redirect("/login");
  const found = await orders.find(id);
  if (!found) return missing();
  return Response.json(found);
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = params["id"];
  if (!id) throw data("which?", { status: 400 });
  if (id.startsWith("x")) return answerRight(id, request);
  return answer(id, request);
}
