import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

interface Plan {
  readonly monthly: number;
}
declare function planOf(key: string): Promise<Plan>;

class UsageService {
  readonly #counts = new Map<string, number>();

  used(key: string) {
    return this.#counts.get(key) ?? 0;
  }

  record(key: string, count: number) {
    this.#counts.set(key, count);
  }
}

const usage = new UsageService();

export default class QuotaMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const key = request.header("x-api-key") ?? "";
    const used = usage.used(key);
    const plan = await planOf(key);
    if (used >= plan.monthly) return response.status(429).send("quota");
    usage.record(key, used + 1); // ! no-shared-state-race
    return next();
  }
}
