// SvelteKit: what tags, waits and loops do to a handle.
import type { Handle } from "@sveltejs/kit";
import {
  pause,
  pauseSoon,
  readSensor,
  readVirtual,
  waitFor,
  type Device,
} from "./native";

declare const device: Device;
declare const flag: Int32Array;

export const sensor: Handle = async ({ event, resolve }) => {
  event.setHeaders({ "x-sensor": String(readSensor(1)) }); // ! no-blocking-call
  return resolve(event);
};

export const frame: Handle = async ({ event, resolve }) => {
  const bytes = device.frame(); // ! no-blocking-call
  event.setHeaders({ "x-frame": `${device.name()} ${String(bytes.length)}` });
  return resolve(event);
};

export const waited: Handle = async ({ event, resolve }) => {
  waitFor(flag); // ! no-blocking-call
  pause(10); // ! no-blocking-call
  return resolve(event);
};

export const right: Handle = async ({ event, resolve }) => {
  await pauseSoon(10);
  event.setHeaders({ "x-virtual": readVirtual("a") });
  return resolve(event);
};
