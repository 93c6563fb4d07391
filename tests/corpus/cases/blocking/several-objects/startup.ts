import {
  Archive,
  DiskStore,
  fromDisk,
  Greeting,
  Lazy,
  Repository,
  Settings,
} from "./readers.ts";

export const motd = new Lazy(fromDisk);
export const greeting = new Greeting({ read: fromDisk });
export const texts = new Repository(new DiskStore());
export const archive = new Archive(new DiskStore());
export const settings = new Settings().onChange(fromDisk);

motd.get();
greeting.text();
texts.find();
archive.oldest();
settings.change();
