// What Nest and Relay ask an application for around its resolvers, for each request.
import { readFileSync } from "node:fs";

import { createParamDecorator, type ExecutionContext } from "@nestjs/common";
import { GraphQLModule, Subscription } from "@nestjs/graphql";
import { ThrottlerGuard } from "@nestjs/throttler";
import { mutationWithClientMutationId, nodeDefinitions } from "graphql-relay";

interface Viewer {
  readonly user: string;
}

let current = "";

const profileOf = (id: string): string => readFileSync(`${id}.json`, "utf8");

export const CurrentUser = createParamDecorator(
  (_part: unknown, context: ExecutionContext) =>
    profileOf(context.switchToHttp().getRequest<Viewer>().user), // ! no-blocking-call
);

export const graphql = GraphQLModule.forRootAsync({
  useFactory: (folder: string) => {
    const banner = readFileSync(`${folder}/banner.txt`, "utf8");
    return {
      context: ({ req }: { req: Viewer }) => ({
        banner,
        profile: profileOf(req.user), // ! no-blocking-call
      }),
    };
  },
});

export class Tracker extends ThrottlerGuard {
  protected override async getTracker(
    request: Record<string, any>,
  ): Promise<string> {
    return profileOf(String(request["ip"])); // ! no-blocking-call
  }
}

export class Feed {
  @Subscription({
    filter: ({ id }, { user }) => profileOf(id).includes(user), // ! no-blocking-call
  })
  added(): AsyncIterator<string> {
    throw new Error("of no interest");
  }
}

export const rename = mutationWithClientMutationId({
  name: "Rename",
  mutateAndGetPayload: async ({ name }: { name: string }, viewer: Viewer) => {
    current = viewer.user; // ! no-request-state-leak
    await Promise.resolve();
    return { by: current, was: profileOf(name) }; // ! no-blocking-call
  },
});

export const nodes = nodeDefinitions(
  (id, _viewer: Viewer) => profileOf(id), // ! no-blocking-call
  () => "Profile",
);
