// Builders taken apart by destructuring and exported: the procedures stand in another file.
import { middleware, procedure, router } from "./context";
import { Documents } from "./documents";

const documents = new Documents("documents");

const counted = middleware(async ({ ctx, next }) => {
  const names = documents.list(); // ! no-blocking-call
  return next({ ctx: { ...ctx, count: names.length } });
});

export const appRouter = router({
  documents: router({
    list: procedure.use(counted).query(({ ctx }) => ctx.count),
    first: procedure.query(async () => documents.read("first.md")),
    checksum: procedure.mutation(() => {
      return Documents.checksum("documents/first.md"); // ! no-blocking-call
    }),
  }),
});
