import { pool } from "./database";

export interface Product {
  readonly id: number;
  readonly name: string;
  readonly cents: number;
}

const TTL = 30_000;

class ProductService {
  private cached: { at: number; products: Promise<Product[]> } | undefined;
  private hits = 0;

  list(): Promise<Product[]> {
    if (this.cached && Date.now() - this.cached.at < TTL) {
      this.hits++;
      return this.cached.products;
    }
    const products = pool.query<Product>("select * from products");
    this.cached = { at: Date.now(), products };
    products.catch(() => {
      this.cached = undefined;
    });
    return products;
  }

  async find(id: number): Promise<Product | undefined> {
    return (await this.list()).find((product) => product.id === id);
  }

  statistics(): object {
    return { hits: this.hits };
  }
}

export const products = new ProductService();
