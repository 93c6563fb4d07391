import {
  Controller,
  Delete,
  Get,
  Injectable,
  Param,
  Post,
  Body,
} from "@nestjs/common";

interface Cat {
  readonly id: number;
  name: string;
}
declare const names: { check(name: string): Promise<string> };

@Injectable()
export class CatsService {
  private cats: Cat[] = [];
  private nextId = 1;

  async create(name: string) {
    const checked = await names.check(name);
    const cat = { id: this.nextId++, name: checked };
    this.cats.push(cat);
    return cat;
  }

  async rename(id: number, name: string) {
    const checked = await names.check(name);
    this.cats = this.cats.map((cat) =>
      cat.id === id ? { ...cat, name: checked } : cat,
    );
  }

  async remove(id: number) {
    await Promise.resolve();
    this.cats = this.cats.filter((cat) => cat.id !== id);
  }

  all() {
    return this.cats;
  }
}

@Controller("cats")
export class CatsController {
  constructor(private readonly cats: CatsService) {}

  @Post()
  create(@Body() body: { name: string }) {
    return this.cats.create(body.name);
  }

  @Delete(":id")
  remove(@Param("id") id: string) {
    return this.cats.remove(Number(id));
  }

  @Get()
  all() {
    return this.cats.all();
  }
}
