import type { ServerLoad } from "@sveltejs/kit";
import { t } from "../lib/i18n";

export const load: ServerLoad = async ({ fetch, setHeaders }) => {
  const news = (await (await fetch("/api/news")).json()) as unknown[];
  setHeaders({ "cache-control": "private" });
  return { title: t("hello"), news };
};
