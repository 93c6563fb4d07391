import Fastify from "fastify";
import { setLocale, translate } from "./i18n";

declare function userName(id: string): Promise<string>;

const app = Fastify();

app.get<{ Params: { id: string }; Querystring: { lang: string } }>(
  "/greet/:id",
  async (request) => {
    setLocale(request.query.lang); // ! no-request-state-leak
    const name = await userName(request.params.id);
    return `${translate("greeting")}, ${name}!`;
  },
);
