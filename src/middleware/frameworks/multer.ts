import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, members, noHandlers } from "./base.ts";

/** What multer asks for each file of an upload: where it goes, its name, whether it is taken. */
export const multer: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "multer",
  npm: ["multer"],
  testedVersion: "2.2.0, types of @types/multer 2.3.0",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    heritage: [
      ...members("multer", "DiskStorageOptions", "destination", "filename"),
      ...members("multer", "StorageEngine", "_handleFile", "_removeFile"),
      ...members("multer", "Options", "fileFilter"),
    ],
    registration: [
      ...["destination", "filename"].map((part) => ({
        callee: { package: "multer", type: "diskStorage" },
        arguments: part,
      })),
      {
        callee: { package: "multer", type: "multer" },
        arguments: "fileFilter",
      },
    ],
    terminal: true,
  },
  instance: "process",
  owned: everyParameter,
  notes:
    "Files of one request overlap as those of two do; a function that throws or never calls back leaves the upload hanging.",
};
