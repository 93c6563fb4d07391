import { themeOf } from "./theme";

export interface View {
  readonly theme: string;
  readonly html: string;
}

export async function renderPage(host: string, title: string): Promise<View> {
  const theme = await themeOf(host);
  return { theme, html: `<title>${title}</title>` };
}
