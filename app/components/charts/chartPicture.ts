// How does a chart, drawn of HTML and SVG, become one picture that looks the same anywhere?

export interface Picture {
  /** A whole SVG document, with every colour and font in it. */
  svg: string;
  width: number;
  height: number;
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** What a shape needs of its computed style when the page's style sheets are gone. */
const shapeStyles = [
  ..."fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin".split(
    " ",
  ),
  ..."opacity font-family font-size font-weight text-anchor dominant-baseline".split(" "),
];

/** What stands around a chart and is none of its picture. */
const leftOut = "details, button, .sr-only, [data-picture='no']";

/** The chart in a figure as a picture: title, legend, drawing and footnote, in the colours of the screen. Runs in a browser. */
export function chartPicture(figure: HTMLElement): Picture {
  const box = figure.getBoundingClientRect();
  const parts: string[] = [];
  const fonts = document.createElement("canvas").getContext("2d");
  // What is left out leaves no gap: all below it moves up.
  let gone = 0;
  let foot = box.top;
  for (const child of figure.children) {
    const { height, bottom } = child.getBoundingClientRect();
    if (child.matches(leftOut)) gone += height;
    else if (child instanceof HTMLElement) {
      parts.push(`<g transform="translate(0 ${-gone})">`);
      drawBox(child, parts, fonts);
      parts.push("</g>");
      foot = bottom - gone;
    }
  }
  const [width, height] = [Math.ceil(box.width), Math.ceil(foot - box.top + 16)];
  const ground = getComputedStyle(figure).backgroundColor;
  const svg = `<svg xmlns="${svgNamespace}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${ground}"/><g transform="translate(${-box.left} ${-box.top})">${parts.join("")}</g></svg>`;
  return { svg, width, height };
}

/** The picture as PNG, twice as fine as the screen; undefined where the browser cannot make one. */
export async function picturePng({ svg, width, height }: Picture): Promise<Blob | undefined> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * 2, height * 2];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"))) ?? undefined;
}

type Fonts = CanvasRenderingContext2D | null;

function drawChildren(parent: Element, parts: string[], fonts: Fonts): void {
  const layer = (node: ChildNode) =>
    node instanceof HTMLElement ? Number.parseInt(getComputedStyle(node).zIndex, 10) || 0 : 0;
  for (const node of [...parent.childNodes].sort((a, b) => layer(a) - layer(b))) {
    if (node instanceof Text) drawText(node, parts, fonts);
    else if (node instanceof SVGSVGElement) parts.push(drawSvg(node));
    else if (node instanceof HTMLElement && !node.matches(leftOut)) drawBox(node, parts, fonts);
  }
}

function drawBox(element: HTMLElement, parts: string[], fonts: Fonts): void {
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden") return;
  const { left, top, width, height } = element.getBoundingClientRect();
  if (!isClear(style.backgroundColor) && width > 0)
    parts.push(
      `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${style.backgroundColor}"/>`,
    );
  if (Number.parseFloat(style.borderTopWidth) > 0 && !isClear(style.borderTopColor))
    parts.push(
      `<path d="M${left} ${top}h${width}" stroke="${style.borderTopColor}" stroke-width="${Number.parseFloat(style.borderTopWidth)}"/>`,
    );
  const clips = style.overflowX !== "visible" && width > 0 && height > 0;
  if (clips)
    parts.push(
      `<svg x="${left}" y="${top}" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}">`,
    );
  drawChildren(element, parts, fonts);
  if (clips) parts.push("</svg>");
}

function isClear(colour: string): boolean {
  return colour === "transparent" || /,\s*0\)$|\/\s*0\)$/.test(colour);
}

/** A text in the lines in which it stands on the screen. */
function drawText(text: Text, parts: string[], fonts: Fonts): void {
  const parent = text.parentElement;
  if (!parent || text.data.trim() === "") return;
  const style = getComputedStyle(parent);
  for (const { words, left, top, height } of linesOf(text)) {
    const size = Number.parseFloat(style.fontSize);
    if (fonts) fonts.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const measured = fonts?.measureText(words);
    const ascent = measured?.fontBoundingBoxAscent ?? size;
    const descent = measured?.fontBoundingBoxDescent ?? 0;
    const baseline = top + (height + ascent - descent) * 0.5;
    parts.push(
      `<text x="${left}" y="${baseline}" fill="${style.color}" font-family="${escaped(style.fontFamily)}" font-size="${size}" font-weight="${style.fontWeight}">${escaped(words)}</text>`,
    );
  }
}

function linesOf(text: Text): { words: string; left: number; top: number; height: number }[] {
  const lines: { words: string; left: number; top: number; height: number }[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    if (width === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.top - top) < 2) line.words += ` ${word}`;
    else lines.push({ words: word, left, top, height });
  }
  return lines;
}

/** A copy of a drawing that needs no style sheet, at its place on the page. */
function drawSvg(drawing: SVGSVGElement): string {
  const { left, top, width, height } = drawing.getBoundingClientRect();
  if (width === 0 || getComputedStyle(drawing).display === "none") return "";
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, at) => {
    const original = originals[at];
    if (original) inlineStyles(element, getComputedStyle(original));
  });
  for (const link of copy.querySelectorAll("a")) {
    const group = document.createElementNS(svgNamespace, "g");
    group.append(...link.childNodes);
    link.replaceWith(group);
  }
  for (const [name, value] of Object.entries({ x: left, y: top, width, height }))
    copy.setAttribute(name, String(value));
  copy.setAttribute("overflow", "visible");
  return new XMLSerializer().serializeToString(copy);
}

function inlineStyles(element: Element, style: CSSStyleDeclaration): void {
  for (const name of ["class", "style", "tabindex", "role"]) element.removeAttribute(name);
  for (const name of shapeStyles) {
    const value = style.getPropertyValue(name);
    // A pattern is named inside the picture: its address must not be that of the page.
    if (value !== "") element.setAttribute(name, value.replace(/url\("[^"#]*#([^"]+)"\)/, "url(#$1)"));
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
