// oak: "The response is not writable", 404 although the handler ran.
/* eslint-disable @typescript-eslint/no-explicit-any */
import { Application, Router } from "@oakserver/oak";

declare const projects: {
  findOne(filter: object): Promise<{ name: string } | undefined>;
};

const app = new Application();
const router = new Router();

app.use(async (ctx, next) => {
  next(); // ! await-downstream
  console.log(`${ctx.request.method} ${ctx.response.status}`);
});

app.use(async (ctx, next) => {
  await next();
  console.log(`${ctx.request.method} ${ctx.response.status}`);
});

const checkProject = async (context: any, next: any) => {
  const project = await projects.findOne({ _id: context.params.projectId });
  if (project) {
    context.state.project = project;
    next(); // ! await-downstream
  } else {
    context.response.status = 404;
  }
};

const checkProjectFixed = async (context: any, next: any) => {
  const project = await projects.findOne({ _id: context.params.projectId });
  if (project) {
    context.state.project = project;
    await next();
  }
};

router.post("/uploadFile/:projectId", checkProject, async (context) => {
  context.response.body = "Any response";
});
router.post("/v2/uploadFile/:projectId", checkProjectFixed, async (context) => {
  context.response.body = "Any response";
});

app.use(router.routes());

export { app };
