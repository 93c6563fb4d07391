// Route module: middleware and loaders run on the server, on its loop.
import type {
  ActionFunctionArgs,
  LoaderFunction,
  MiddlewareFunction,
} from "react-router";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";

export const middleware: MiddlewareFunction<Response>[] = [
  async (_args, next) => {
    const flags = readFileSync("flags.json", "utf8"); // ! no-blocking-call
    const response = await next();
    response.headers.set("x-flags", String(flags.length));
    return response;
  },
];

export const loader: LoaderFunction = async ({ params }) => {
  const text = await readFile(`posts/${params["slug"] ?? ""}.md`, "utf8");
  const packed = brotliCompressSync(text); // ! no-blocking-call
  return { text, packed: packed.length };
};

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  return { received: [...form.keys()] };
}
