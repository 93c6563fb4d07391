import { feathers } from "@feathersjs/feathers";

import { ArchiveService, FilesService } from "./files.ts";

const app = feathers<{ files: FilesService }>();
const files = new FilesService();

app.use("files", files);

const archive = new ArchiveService();
console.log(await archive.get("index"));
