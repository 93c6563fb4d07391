import { compareSync, genSaltSync, hashSync } from "bcryptjs";

const ROUNDS = 12;

export function hashPassword(plain: string): string {
  return hashSync(plain, genSaltSync(ROUNDS));
}

export function passwordMatches(plain: string, hash: string): boolean {
  return compareSync(plain, hash);
}
