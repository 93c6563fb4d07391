// Nest: factories and hooks of the life cycle run at start-up, a request-scoped provider for each request.
import {
  Controller,
  Get,
  Injectable,
  Module,
  Scope,
  type OnApplicationBootstrap,
} from "@nestjs/common";
import { readFileSync } from "node:fs";

@Injectable()
export class Dictionary implements OnApplicationBootstrap {
  private words: string[] = [];
  private readonly stop = readFileSync("stop-words.txt", "utf8").split("\n");

  onApplicationBootstrap(): void {
    this.words = readFileSync("words.txt", "utf8").split("\n");
  }

  has(word: string): boolean {
    return this.words.includes(word) && !this.stop.includes(word);
  }

  reload(): number {
    this.words = readFileSync("words.txt", "utf8").split("\n");
    return this.words.length;
  }
}

@Injectable({ scope: Scope.REQUEST })
export class RequestBanner {
  readonly text = readFileSync("banner.txt", "utf8"); // ! no-blocking-call
}

@Controller("words")
export class WordsController {
  // Whoever is given an object of one request is made for that request, too.
  private readonly version = readFileSync("VERSION", "utf8"); // ! no-blocking-call

  constructor(
    private readonly dictionary: Dictionary,
    private readonly banner: RequestBanner,
  ) {}

  @Get("check")
  check() {
    const known = this.dictionary.has("word");
    return { version: this.version, banner: this.banner.text, known };
  }

  @Get("reload")
  reload() {
    const words = this.dictionary.reload(); // ! no-blocking-call
    return { words };
  }
}

@Module({
  controllers: [WordsController],
  providers: [
    Dictionary,
    RequestBanner,
    {
      provide: "LICENCE",
      useFactory: () => readFileSync("LICENCE", "utf8"),
    },
  ],
})
export class WordsModule {}
