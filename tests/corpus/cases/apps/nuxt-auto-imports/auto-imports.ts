// As Nuxt and Nitro write it into `.nuxt/types/nitro-imports.d.ts`: files import nothing.
declare global {
  const withAccount: typeof import("./account.ts").withAccount;
  const countLike: (typeof import("./likes.ts"))["countLike"];
  const countLikeSafely: typeof import("./likes.ts").countLikeSafely;
  const loadTheme: typeof import("./theme.ts").loadTheme;
  const loadThemeLater: typeof import("./theme.ts").loadThemeLater;
}

export {};
