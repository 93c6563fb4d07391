import type { Picture, Row } from "./rows.ts";

const laneWidth = { two: 400, three: 280 };
const rowHeight = 30;
const top = 64;
const charWidth = 7.3;

/** Colours of GitHub's pages, so that a picture stands in them as text does. */
const style = `
  .page { fill: #ffffff } text { fill: #1f2328; font: 13px ui-sans-serif, system-ui, sans-serif }
  .code, .reported { font: 12px ui-monospace, monospace } .head { font-weight: 600 }
  .box { fill: #f6f8fa; stroke: #d1d9e0 } .line { stroke: #d1d9e0; stroke-width: 2 }
  .box.reported { fill: #fff8c5; stroke: #d4a72c } .box.answer { fill: #ddf4ff; stroke: #54aeff }
  .box.bad { fill: #ffebe9; stroke: #ff8182 } .box.event { fill: none; stroke: none }
  .event, .time { fill: #59636e } .verdict { fill: #cf222e; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } text { fill: #f0f6fc }
    .box { fill: #151b23; stroke: #3d444d } .line { stroke: #3d444d }
    .box.reported { fill: #2e2410; stroke: #9e6a03 } .box.answer { fill: #121d2f; stroke: #1f6feb }
    .box.bad { fill: #25171c; stroke: #da3633 }
    .event, .time { fill: #9198a1 } .verdict { fill: #f85149 }
  }`;

/** A run as an SVG: time goes down, a column for each request or part, the outcome below. */
export function draw(
  { lanes, rows }: Picture,
  title: string,
  verdict: string,
): string {
  const width = lanes.length === 2 ? laneWidth.two : laneWidth.three;
  const full = 40 + width * lanes.length;
  const bottom = top + rows.length * rowHeight;
  const centre = (lane: number): number => 30 + width * lane + width / 2;
  const heads = lanes.map(
    (lane, index) =>
      `<text class="head" x="${centre(index)}" y="36" text-anchor="middle">${escaped(lane)}</text>
<line class="line" x1="${centre(index)}" y1="46" x2="${centre(index)}" y2="${bottom}"/>`,
  );
  const boxes = rows.map((row, index) =>
    boxOf(row, centre(row.lane), top + index * rowHeight, width - 14),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${full} ${bottom + 40}" width="${full}" role="img" aria-label="${escaped(`${title}: ${verdict}`)}">
<style>${style}
</style>
<rect class="page" width="100%" height="100%"/>
<text class="time" x="12" y="${top + 16}" transform="rotate(90 12 ${top + 4})">time</text>
${[...heads, ...boxes].join("\n")}
<text class="verdict" x="${full / 2}" y="${bottom + 24}" text-anchor="middle">${escaped(verdict)}</text>
</svg>
`;
}

function boxOf(
  { text, look }: Row,
  middle: number,
  y: number,
  room: number,
): string {
  const most = Math.floor(room / charWidth) - 2;
  const shown = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  const width = Math.min(room, (shown.length + 2) * charWidth);
  return `<rect class="page" x="${middle - width / 2}" y="${y}" width="${width}" height="24"/><rect class="box ${look}" x="${middle - width / 2}" y="${y}" width="${width}" height="24" rx="5"/>
<text class="${look}" x="${middle}" y="${y + 16}" text-anchor="middle">${escaped(shown)}</text>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
