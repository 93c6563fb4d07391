/** One for each request, under another name too. */
export default class Draft {
  private length = 0;

  async add(save: (length: number) => Promise<void>): Promise<number> {
    const next = this.length + 1;
    await save(next);
    this.length = next;
    return next;
  }
}
