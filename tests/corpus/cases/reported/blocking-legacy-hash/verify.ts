import bcrypt from "bcrypt";

interface Argon {
  verify(hash: string, password: string): Promise<boolean>;
}

declare const argon2: Argon;

/** Looks asynchronous; the old hashes are compared in place. */
export async function verifyPassword(
  password: unknown,
  hash: unknown,
): Promise<boolean> {
  if (typeof hash !== "string" || typeof password !== "string") return false;
  if (hash.startsWith("$argon2")) {
    try {
      return await argon2.verify(hash, password);
    } catch {
      return false;
    }
  }
  return bcrypt.compareSync(password, hash);
}

export async function verifyPasswordFixed(
  password: unknown,
  hash: unknown,
): Promise<boolean> {
  if (typeof hash !== "string" || typeof password !== "string") return false;
  if (hash.startsWith("$argon2")) {
    try {
      return await argon2.verify(hash, password);
    } catch {
      return false;
    }
  }
  return bcrypt.compare(password, hash);
}
