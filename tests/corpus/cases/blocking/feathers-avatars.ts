import {
  feathers,
  type HookContext,
  type NextFunction,
} from "@feathersjs/feathers";
import { copyFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";

class Avatars {
  async create(data: {
    readonly user: string;
  }): Promise<{ user: string; file: string }> {
    const file = `avatars/${data.user}.png`;
    await copyFile("avatars/default.png", file);
    return { user: data.user, file };
  }
}

const app = feathers<{ avatars: Avatars }>();
app.use("avatars", new Avatars());

const backup = async (
  context: HookContext,
  next: NextFunction,
): Promise<void> => {
  await next();
  const { file } = context.result as { file: string };
  copyFileSync(file, `${file}.bak`); // ! no-blocking-call
};

app.service("avatars").hooks({ around: { create: [backup] } });

export { app };
