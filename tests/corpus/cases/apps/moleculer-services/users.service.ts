import { pbkdf2, pbkdf2Sync } from "node:crypto";
import { promisify } from "node:util";

const hash = promisify(pbkdf2);

interface Sent {
  readonly params: { readonly user: { password: string } };
}

module.exports = {
  name: "users",
  actions: {
    create: {
      handler(ctx: Sent) {
        const { user } = ctx.params;
        const key = pbkdf2Sync(user.password, "salt", 1e5, 64, "sha512"); // ! no-blocking-call
        user.password = key.toString("hex");
        return user;
      },
    },
    change: {
      async handler(ctx: Sent) {
        const { user } = ctx.params;
        user.password = (
          await hash(user.password, "salt", 1e5, 64, "sha512")
        ).toString("hex");
        return user;
      },
    },
  },
};
