// wisecom-oy/atlas#400
import { scrypt, scryptSync } from "node:crypto";
const COST = { N: 65536, r: 8, maxmem: 128 * 1024 * 1024 };
function deriveKek(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase, salt, 32, COST);
}
export class TenantContext {
  private constructor(
    readonly tenant: string,
    private readonly kek: Buffer,
  ) {}
  static async create(
    tenant: string,
    passphrase: string,
  ): Promise<TenantContext> {
    const salt = Buffer.from(await loadSalt(tenant), "hex");
    return new TenantContext(tenant, deriveKek(passphrase, salt));
  }
  static async open(
    tenant: string,
    passphrase: string,
  ): Promise<TenantContext> {
    const salt = Buffer.from(await loadSalt(tenant), "hex");
    const kek = await new Promise<Buffer>((resolve, reject) => {
      scrypt(passphrase, salt, 32, COST, (err, key) =>
        err ? reject(err) : resolve(key),
      );
    });
    return new TenantContext(tenant, kek);
  }
  destroy() {
    this.kek.fill(0);
  }
}
declare function loadSalt(tenant: string): Promise<string>;
