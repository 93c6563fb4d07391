import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, noHandlers } from "./base.ts";

/** What multer asks for each file of an upload: where it goes, its name, whether it is taken. */
export const multer: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "multer",
  npm: ["multer"],
  testedVersion: "types of @types/multer 2.3.0",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    heritage: [
      ...["destination", "filename"].map((member) => ({
        package: "multer",
        type: "DiskStorageOptions",
        member,
        param: null,
      })),
      ...["_handleFile", "_removeFile"].map((member) => ({
        package: "multer",
        type: "StorageEngine",
        member,
        param: null,
      })),
      { package: "multer", type: "Options", member: "fileFilter", param: null },
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
};
