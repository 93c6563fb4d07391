import { OAuth2Client } from "google-auth-library";
import { GraphQLClient } from "graphql-request";

export const google = new OAuth2Client("id", "secret");
export const catalogue = new GraphQLClient(
  "https://catalogue.example.com/graphql",
);
