import Koa from "koa";

import {
  countUp,
  loadFonts,
  withLetterhead,
  withoutTabs,
  type Draft,
} from "./documents.ts";
import {
  createBus,
  dispatch,
  firstOf,
  howMany,
  inTurn,
  Listeners,
  namesOf,
  pipe,
  piped,
  runAll,
  runEach,
  runJobs,
  setUp,
  Stage,
} from "./running.ts";

const app = new Koa();
const draft: Draft = { title: "Notice", body: "…" };

const startUp = new Stage().add(loadFonts);
const perRequest = new Stage().add(countUp);
startUp.enter();
runAll([loadFonts]);
setUp({ steps: [loadFonts] });
dispatch({ fonts: loadFonts }, "fonts");

const printed = piped<Draft>(withoutTabs, withLetterhead);
const shown = piped<Draft>(withoutTabs);
const printBus = createBus();
printBus.on(loadFonts);
const countBus = createBus();
countBus.on(countUp);
const listeners = new Listeners();
listeners.on("print", loadFonts);
const works = [countUp, loadFonts];

app.use(async (ctx, next) => {
  ctx.state.all = runAll([countUp, loadFonts]); // ! no-blocking-call
  runEach(countUp, () => loadFonts()); // ! no-blocking-call
  await inTurn([countUp, loadFonts]); // ! no-blocking-call
  ctx.state.first = firstOf(loadFonts); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  ctx.state.sheet = pipe(draft, withoutTabs, withLetterhead); // ! no-blocking-call
  ctx.state.later = printed(draft); // ! no-blocking-call
  runJobs([{ name: "fonts", run: loadFonts }]); // ! no-blocking-call
  dispatch({ fonts: loadFonts, count: countUp }, "fonts"); // ! no-blocking-call
  setUp({ steps: [loadFonts], log: console.log }); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  runAll(works); // ! no-blocking-call
  runEach(...works); // ! no-blocking-call
  listeners.fire("print"); // ! no-blocking-call
  printBus.emit(); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  ctx.state.all = runAll([countUp]);
  runEach(countUp, countUp);
  await inTurn([countUp]);
  ctx.state.first = firstOf(countUp);
  ctx.state.sheet = pipe(draft, withoutTabs);
  ctx.state.later = shown(draft);
  ctx.state.names = namesOf([{ name: "fonts", run: loadFonts }]);
  ctx.state.many = howMany(loadFonts, countUp);
  runJobs([{ name: "count", run: countUp }]);
  dispatch({ count: countUp }, "count");
  setUp({ steps: [countUp] });
  perRequest.enter();
  countBus.emit();
  await next();
});
