// substrate-api-sidecar#140: the middleware goes on and then goes on
import express, {
  type NextFunction,
  type Request,
  type Response,
} from "express";
import { createHash } from "node:crypto";
function checkAddress(address: string): [boolean, string | undefined] {
  if (address.length < 10) return [false, "Invalid base58"];
  return [
    createHash("sha1").update(address).digest("hex").startsWith("a"),
    "Invalid checksum",
  ];
}
export function validateAddress(
  req: Request,
  _res: Response,
  next: NextFunction,
): void {
  const [isValid, error] = checkAddress(String(req.params["address"]));
  if (!isValid && error) {
    next(new Error(error));
  }
  next(); // ! no-repeated-downstream
}
export function validateAddressFixed(
  req: Request,
  _res: Response,
  next: NextFunction,
): void {
  const [isValid, error] = checkAddress(String(req.params["address"]));
  if (!isValid && error) {
    return next(new Error(error));
  }
  return next();
}
const app = express();
app.use("/balance/:address", validateAddress);
app.use("/staking/:address", validateAddressFixed);
