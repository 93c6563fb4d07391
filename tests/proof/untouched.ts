import childProcess from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import timers from "node:timers";
import zlib from "node:zlib";

/** What all test files of a process have in common: a case that changed it would reach the files behind it. */
const common: Readonly<Record<string, object>> = {
  globalThis,
  ...{ Array, Date, Error, Function, JSON, Map, Math, Object, Promise, Set },
  ...{ Reflect, String, process, console },
  ...{
    childProcess,
    crypto,
    fs,
    "fs.promises": fs.promises,
    http,
    timers,
    zlib,
  },
};

const events = ["unhandledRejection", "uncaughtException", "warning", "exit"];

/** How all of it is at the moment, by name. */
export type Look = ReadonlyMap<string, unknown>;

export function look(): Look {
  const found = new Map<string, unknown>();
  const add = (name: string, object: object): void => {
    for (const key of Reflect.ownKeys(object)) {
      const own = Reflect.getOwnPropertyDescriptor(object, key);
      // What a getter makes when it is first asked is no change.
      if (own && "value" in own) found.set(`${name}.${String(key)}`, own.value);
    }
  };
  for (const [name, object] of Object.entries(common)) {
    add(name, object);
    if (typeof object === "function")
      add(`${name}.prototype`, object.prototype as object);
  }
  for (const [name, value] of Object.entries(process.env))
    found.set(`process.env.${name}`, value);
  for (const event of events)
    found.set(`listeners of ${event}`, process.listenerCount(event));
  return found;
}

/** The names of what is gone or another since an earlier look; what was not there may have been loaded meanwhile. */
export function changedSince(before: Look): readonly string[] {
  const now = look();
  return [...before]
    .filter(([name, value]) => !Object.is(now.get(name), value))
    .map(([name]) => name);
}
