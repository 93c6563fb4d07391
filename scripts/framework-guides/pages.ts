/** A guide of `docs/frameworks/`: one framework as its users call it, of one or several descriptors. */
export interface GuidePage {
  readonly file: string;
  readonly title: string;
  readonly ids: readonly string[];
  /** Packages that its samples import and that are not installed here: tried by `npm run consumers`. */
  readonly elsewhere?: Readonly<Record<string, string>>;
}

export const pages: readonly GuidePage[] = [
  { file: "adonis", title: "AdonisJS", ids: ["adonis"] },
  {
    file: "astro",
    title: "Astro",
    ids: ["astro"],
    elsewhere: { astro: "^7.0.0" },
  },
  { file: "express", title: "Express", ids: ["express"] },
  { file: "fastify", title: "Fastify", ids: ["fastify-hook"] },
  { file: "feathers", title: "Feathers", ids: ["feathers"] },
  { file: "grammy", title: "grammY", ids: ["grammy", "grammy-transformer"] },
  { file: "h3", title: "h3 and Nitro", ids: ["h3", "h3-v1", "h3-node"] },
  { file: "hono", title: "Hono", ids: ["hono"] },
  { file: "koa", title: "Koa", ids: ["koa"] },
  {
    file: "nest",
    title: "NestJS",
    ids: ["nest-middleware", "nest-interceptor", "nest-handler"],
  },
  {
    file: "next",
    title: "Next.js",
    ids: ["next", "next-chain"],
    elsewhere: { next: "^16.0.0", react: "^19.0.0", "react-dom": "^19.0.0" },
  },
  { file: "react-router", title: "React Router", ids: ["react-router"] },
  { file: "sveltekit", title: "SvelteKit", ids: ["sveltekit"] },
  { file: "telegraf", title: "Telegraf", ids: ["telegraf"] },
  { file: "trpc", title: "tRPC", ids: ["trpc"] },
];
