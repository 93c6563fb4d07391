import { makeExecutableSchema } from "@graphql-tools/schema";
import { GraphQLObjectType } from "graphql";

import { mutations as all } from "./mutations.ts";
import users, { counts, options } from "./users.ts";

const resolvers = { Query: users, Stats: counts };

export const schema = makeExecutableSchema({
  typeDefs: options.typeDefs,
  resolvers: [resolvers],
});

export const mutation = new GraphQLObjectType({
  name: "Mutation",
  fields: () => {
    return all;
  },
});

export const own = { options };
