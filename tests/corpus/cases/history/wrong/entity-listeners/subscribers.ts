// One subscriber hears of the users of all requests.
import type { EventArgs, EventSubscriber as Listener } from "@mikro-orm/core";
import * as bcrypt from "bcrypt";
import { readFileSync } from "node:fs";
import {
  EventSubscriber,
  type EntitySubscriberInterface,
  type InsertEvent,
  type UpdateEvent,
} from "typeorm";

import { User } from "./users.ts";

declare const audit: {
  write(what: string, before?: User): Promise<void>;
};

@EventSubscriber()
export class UserSubscriber implements EntitySubscriberInterface<User> {
  private readonly pepper = readFileSync("pepper.txt", "utf8");
  private before: User | undefined;
  private inserted = 0;

  listenTo(): unknown {
    return User;
  }

  beforeInsert({ entity }: InsertEvent<User>): void {
    entity.password = bcrypt.hashSync(entity.password + this.pepper, 12); // ! no-blocking-call
  }

  async afterInsert({ entity }: InsertEvent<User>): Promise<void> {
    this.inserted++;
    await audit.write(`${entity.email} is user ${this.inserted}`);
  }

  beforeUpdate(event: UpdateEvent<User>): void {
    this.before = event.databaseEntity; // ! no-request-state-leak
  }

  async afterUpdate(): Promise<void> {
    await audit.write("changed", this.before);
  }

  // The entity is that of whoever has loaded it.
  async afterLoad(entity: User): Promise<void> {
    const { email } = entity;
    await audit.write(`${email} was read`);
    entity.email = email.toLowerCase();
  }
}

export class HashesPasswords implements Listener<User> {
  getSubscribedEntities(): readonly string[] {
    return ["User"];
  }

  async beforeCreate({ entity }: EventArgs<User>): Promise<void> {
    entity.password = await bcrypt.hash(entity.password, 12);
  }
}

export class HashesPasswordsOnTheLoop implements Listener<User> {
  beforeCreate({ entity }: EventArgs<User>): void {
    entity.password = bcrypt.hashSync(entity.password, 12); // ! no-blocking-call
  }
}
