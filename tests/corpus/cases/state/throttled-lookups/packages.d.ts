declare module "date-fns" {
  export function addMinutes(date: Date, amount: number): Date;
  export function isPast(date: Date | number): boolean;
}
