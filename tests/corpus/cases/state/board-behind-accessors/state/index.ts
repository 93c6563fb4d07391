export * from "./board";
export { Booking } from "./booking";
