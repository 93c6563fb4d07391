import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MiddlewareFunction,
} from "react-router";

declare const reports: {
  forward(body: string): Promise<void>;
  find(query: string): Promise<string[]>;
};

export async function action({ request }: ActionFunctionArgs) {
  const body = await request.text();
  if (body === "") {
    new Response(null, { status: 204 }); // ! return-response:ignored
  }
  await reports.forward(body);
  return new Response(null, { status: 202 });
}

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams.get("q");
  if (!query) redirect("/search"); // ! return-response:ignored
  return { found: await reports.find(query ?? "") };
}

export const loggedIn: MiddlewareFunction<Response> = async (
  { request },
  next,
) => {
  if (!request.headers.get("cookie")) redirect("/login"); // ! return-response:ignored
  return next();
};

export const thrown: MiddlewareFunction<Response> = async (
  { request },
  next,
) => {
  if (!request.headers.get("cookie")) throw redirect("/login");
  return next();
};

export async function rightLoader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams.get("q");
  if (!query) return redirect("/search");
  const found = await reports.find(query);
  return found.length === 0 ? data({ found }, { status: 404 }) : { found };
}

export async function tooLong({ request }: ActionFunctionArgs) {
  const body = await request.text();
  if (body.length > 1000) {
    data({ error: "too long" }, { status: 413 }); // ! return-response:ignored
  }
  await reports.forward(body);
  return data({ error: undefined }, { status: 202 });
}
