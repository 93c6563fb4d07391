/** The mean of the last readings of each sensor. */
export class Windows {
  private readonly sums = new Map<string, { sum: number; count: number }>();

  constructor(private readonly size: number) {}

  add(sensor: string, value: number): number {
    let window = this.sums.get(sensor);
    if (!window || window.count >= this.size) {
      window = { sum: 0, count: 0 };
      this.sums.set(sensor, window);
    }
    window.sum += value;
    window.count += 1;
    return window.sum / window.count;
  }
}
