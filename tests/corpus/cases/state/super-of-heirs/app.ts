// What a body does through `super` it does with its own object: what it keeps there, and what the base then asks it for.
import Koa from "koa";
import { Counting, Keeping, Noting, NotingRight } from "./heirs";
const app = new Koa();
const keeping = new Keeping();
app.use((ctx, next) => keeping.handle(ctx, next));
const noting = new Noting();
app.use((ctx, next) => noting.handle(ctx, next));
const right = new NotingRight();
app.use((ctx, next) => right.handle(ctx, next));
const counting = new Counting();
app.use((ctx, next) => counting.handle(ctx, next));
