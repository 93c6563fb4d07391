import { Router } from "express";
import { controller, remove } from "./controller";

export const routes = Router();
routes.get("/photos", controller.index);
routes.get("/v2/photos", controller.list);
routes.delete("/photos/:name", remove);
