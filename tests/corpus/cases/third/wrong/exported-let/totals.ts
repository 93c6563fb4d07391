export let revenue = 0;

export function setRevenue(value: number) {
  revenue = value;
}
