export interface Link {
  readonly slug: string;
  readonly url: string;
  readonly owner: string;
}

export interface LinkStore {
  find(slug: string): Promise<Link | undefined>;
  of(owner: string): Promise<Link[]>;
  insert(link: Link): Promise<void>;
  addClicks(slug: string, clicks: number): Promise<void>;
}

declare function sql<T>(
  strings: TemplateStringsArray,
  ...values: unknown[]
): Promise<T[]>;

export class SqlLinkStore implements LinkStore {
  async find(slug: string): Promise<Link | undefined> {
    const [link] = await sql<Link>`select * from links where slug = ${slug}`;
    return link;
  }

  of(owner: string): Promise<Link[]> {
    return sql`select * from links where owner = ${owner}`;
  }

  async insert({ slug, url, owner }: Link): Promise<void> {
    await sql`insert into links values (${slug}, ${url}, ${owner})`;
  }

  async addClicks(slug: string, n: number): Promise<void> {
    await sql`update links set clicks = clicks + ${n} where slug = ${slug}`;
  }
}
