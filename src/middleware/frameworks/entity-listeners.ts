import type { FrameworkDescriptor } from "../descriptor.ts";
import {
  callsNothingOn,
  everyParameter,
  from,
  members,
  noHandlers,
} from "./base.ts";

/** When an entity is stored, removed or loaded: what a request does, whoever else does it. */
export const entityListeners: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "entity-listeners",
  npm: ["typeorm", "mongoose", "@mikro-orm/core", "objection"],
  testedVersion: "types of typeorm 0.3.31, mongoose 8.24.10",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    decorators: [
      ...from(
        "typeorm",
        "AfterInsert",
        "AfterLoad",
        "AfterRemove",
        "AfterSoftRemove",
        "AfterUpdate",
        "BeforeInsert",
        "BeforeRemove",
        "BeforeSoftRemove",
        "BeforeUpdate",
      ),
      ...from(
        "@mikro-orm/core",
        "AfterCreate",
        "AfterDelete",
        "AfterUpdate",
        "AfterUpsert",
        "BeforeCreate",
        "BeforeDelete",
        "BeforeUpdate",
        "BeforeUpsert",
        "OnInit",
        "OnLoad",
      ),
    ],
    heritage: members(
      "objection",
      "Model",
      "$afterDelete",
      "$afterFind",
      "$afterInsert",
      "$afterUpdate",
      "$beforeDelete",
      "$beforeInsert",
      "$beforeUpdate",
    ),
    registration: [
      {
        receiver: { package: "mongoose", type: "Schema" },
        methods: ["pre", "post"],
        arguments: "last",
      },
    ],
  },
  instance: "request",
  owned: everyParameter,
  notes: "An entity belongs to who has made or loaded it.",
};

const events = ["Insert", "Update", "Remove", "SoftRemove", "Recover"];

/** What hears of all entities of a kind: one object for the process, which TypeORM and MikroORM make once. */
export const entitySubscribers: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "entity-subscribers",
  npm: ["typeorm", "@mikro-orm/core"],
  testedVersion: "types of typeorm 0.3.31, @mikro-orm/core 6",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    heritage: [
      ...members(
        "typeorm",
        "EntitySubscriberInterface",
        "afterLoad",
        "beforeQuery",
        "afterQuery",
        ...events.flatMap((event) => [`before${event}`, `after${event}`]),
      ),
      ...members(
        "@mikro-orm/core",
        "EventSubscriber",
        "onInit",
        "onLoad",
        "beforeFlush",
        "onFlush",
        "afterFlush",
        ...["Create", "Update", "Upsert", "Delete"].flatMap((event) => [
          `before${event}`,
          `after${event}`,
        ]),
      ),
    ],
  },
  instance: "process",
  owned: everyParameter,
  notes:
    "A subscriber is one object for all requests, unlike the entities that it is told of.",
};
