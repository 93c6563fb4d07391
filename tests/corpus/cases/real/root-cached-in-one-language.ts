import { Controller, Get, Headers, Injectable } from "@nestjs/common";

// A root folder kept for all, in the language of whoever came first.

interface Folder {
  readonly id: string;
  readonly name: string;
}

@Injectable()
class Folders {
  private root: Folder | undefined;
  private sizes: Promise<readonly number[]> | undefined;

  async getRoot(language: string): Promise<Folder> {
    const cached = this.root;
    if (cached) return cached;
    const response = await fetch(`https://folders.test/root?lang=${language}`);
    this.root = (await response.json()) as Folder; // ! no-request-state-leak
    return this.root;
  }

  getSizes(): Promise<readonly number[]> {
    this.sizes ??= fetch("https://folders.test/sizes").then(
      (response) => response.json() as Promise<readonly number[]>,
    );
    return this.sizes;
  }
}

@Controller("folders")
export class FoldersController {
  constructor(private readonly folders: Folders) {}

  @Get("root")
  async root(@Headers("accept-language") language: string): Promise<Folder> {
    return await this.folders.getRoot(language);
  }

  @Get("sizes")
  async sizes(): Promise<readonly number[]> {
    return await this.folders.getSizes();
  }
}
