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
  // Taken before the next answer can look, given back where it could not be kept.
  given.set(locals.visitor, before + 1);
  try {
    await keep({ visitor: locals.visitor, choice });
  } catch (failure) {
    given.set(locals.visitor, (given.get(locals.visitor) ?? 1) - 1);
    throw failure;
  }
  return json({ choice }, { status: 201 });
};
