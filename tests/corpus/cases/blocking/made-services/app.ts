import { feathers } from "@feathersjs/feathers";

import { createTokensCommand, createTokensService } from "./tokens.js";
import { createUsersService } from "./users.js";

const app = feathers();
const users = createUsersService("salt");
app.use("users", users);
app.use("tokens", createTokensService());

const command = createTokensCommand();
await command.create({ token: process.argv[2] ?? "" });
