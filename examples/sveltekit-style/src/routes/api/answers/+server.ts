import { error, json, type RequestHandler } from "@sveltejs/kit";

import { keep } from "../../../lib/server/answers.ts";
import { config } from "../../../lib/server/config.ts";

const given = new Map<string, number>();

export const POST: RequestHandler = async ({ locals, request }) => {
  const { choice } = (await request.clone().json()) as { choice?: string };
  if (!choice || !config.survey.answers.includes(choice))
    error(422, "not one of the answers");

  const before = given.get(locals.visitor) ?? 0;
  if (before >= config.survey.answersPerVisitor)
    error(409, "you have answered already");
  await keep({ visitor: locals.visitor, choice });
  given.set(locals.visitor, before + 1);
  return json({ choice }, { status: 201 });
};
