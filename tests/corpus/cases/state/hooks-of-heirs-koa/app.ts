import Koa from "koa";
import { TenantLayer, TenantLayer2, AuthLayer, AuthLayer2 } from "./heirs";
const app = new Koa();
app.use(new TenantLayer().middleware());
app.use(new TenantLayer2().handle);
const auth = new AuthLayer();
app.use((ctx, next) => auth.run(ctx, next));
const auth2 = new AuthLayer2();
app.use((ctx, next) => auth2.run(ctx, next));
