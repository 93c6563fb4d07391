import Koa from "koa";
let current = "en";
function setLang(lang: string) {
  if (lang !== current) current = lang;
}
new Koa().use(async (ctx) => {
  setLang(ctx.get("accept-language"));
  ctx.body = (await fetch("/me", { headers: { lang: current } })).status;
});
