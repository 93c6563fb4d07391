export let user = "";
export function setUser(name: string): void {
  user = name;
}
export let visits = 0;
export function setVisits(n: number): void {
  visits = n;
}
export function visit(): void {
  visits++;
}
