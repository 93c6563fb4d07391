import type { Image } from "../store/images.ts";

/** The image itself: stripes of its colours. */
export function picture({ title, colours }: Image): string {
  const stripes = Array.from({ length: 24 }, (_, index) => {
    const colour = colours[index % colours.length] ?? "#000";
    return `<rect x="${String(index * 10)}" width="10" height="120" fill="${colour}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 120"><title>${title}</title>${stripes.join("")}</svg>`;
}
