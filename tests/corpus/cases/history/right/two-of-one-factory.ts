// Two objects of one factory: what one of them was asked says nothing of the other one.
import Koa from "koa";

function counter() {
  let count = 0;
  return {
    get: () => count,
    set(value: number) {
      count = value;
    },
    add() {
      count++;
    },
  };
}

const hits = counter();
const latest = counter();

declare function save(count: number): Promise<void>;

new Koa().use(async (ctx) => {
  const before = hits.get();
  await save(before);
  latest.set(before);
  hits.add();
  ctx.body = { latest: latest.get() };
});
