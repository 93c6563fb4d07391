import Koa, { type ParameterizedContext } from "koa";
import type { Member } from "./member";

interface State {
  readonly member: Member;
}
const app = new Koa<State>();

app.use(async (ctx: ParameterizedContext<State>) => {
  const { member } = ctx.state;
  const since = ctx.get("x-since");
  const boards = await member.boards({ since });
  const cards = await member.cards({ since });
  const teams = await member.teams({ since });
  const tags = await member.tags({ since }); // ! no-request-state-leak:filledOnce
  ctx.body = { boards, cards, teams, tags };
});

app.use(async (ctx: ParameterizedContext<State>) => {
  ctx.body = await ctx.state.member.newest(); // ! no-request-state-leak
});
