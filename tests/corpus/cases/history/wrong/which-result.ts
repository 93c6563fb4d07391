// trpc#718: which one should be returned?
import { initTRPC } from "@trpc/server";
const t = initTRPC.context<{ requestId: string }>().create();
interface Span {
  setStatus(ok: boolean): void;
  end(): void;
}
declare const tracer: { startSpan(name: string): Span };
export const both = t.middleware(async ({ next }) => {
  const first = await next();
  const second = await next(); // ! no-repeated-downstream
  return first.ok ? first : second;
});
// Blobscan#1012, AikidoSec/firewall-node#144: the span ends before the procedure does
export const traced = t.middleware(async ({ path, next }) => {
  const span = tracer.startSpan(path);
  try {
    return next(); // ! await-downstream
  } finally {
    span.end();
  }
});
export const tracedFixed = t.middleware(async ({ path, next }) => {
  const span = tracer.startSpan(path);
  try {
    const result = await next();
    span.setStatus(result.ok);
    return result;
  } finally {
    span.end();
  }
});
// failed once: once more, and only then
export const again = t.middleware(async ({ next }) => {
  const first = await next();
  if (first.ok) return first;
  return next();
});
export const open = t.procedure
  .use(both)
  .use(traced)
  .use(tracedFixed)
  .use(again);
