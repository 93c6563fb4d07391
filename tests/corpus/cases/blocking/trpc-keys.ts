// API keys over tRPC: a middleware and two procedures.
import { initTRPC, TRPCError } from "@trpc/server";
import {
  generateKeyPairSync,
  randomBytes,
  scrypt,
  scryptSync,
  timingSafeEqual,
} from "node:crypto";

interface Context {
  readonly apiKey: string | undefined;
  readonly keyHash: Buffer;
  readonly salt: Buffer;
}

const t = initTRPC.context<Context>().create();

const authed = t.procedure.use(async ({ ctx, next }) => {
  if (!ctx.apiKey) throw new TRPCError({ code: "UNAUTHORIZED" });
  const hash = scryptSync(ctx.apiKey, ctx.salt, 32); // ! no-blocking-call
  if (!timingSafeEqual(hash, ctx.keyHash))
    throw new TRPCError({ code: "FORBIDDEN" });
  return next({ ctx: { ...ctx, authed: true as const } });
});

function derive(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

export const keys = t.router({
  rotate: authed.mutation(() => {
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" }); // ! no-blocking-call
    return { fingerprint: pair.publicKey.asymmetricKeyType };
  }),
  issue: authed.mutation(async () => {
    const key = randomBytes(24).toString("base64url");
    const salt = randomBytes(16);
    return { key, hash: (await derive(key, salt)).toString("hex") };
  }),
});
