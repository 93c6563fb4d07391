import { sharify } from "./sharify";

declare function template(name: string): Promise<(data: object) => string>;

export async function render(name: string): Promise<string> {
  const view = await template(name);
  return view(sharify.data);
}
