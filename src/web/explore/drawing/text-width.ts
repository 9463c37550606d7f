import { LABEL_FONT } from './label-font.js';

const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** How wide a text is in the picture, in pixels. */
export function textWidth(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (context === undefined) {
    context = document.createElement('canvas').getContext('2d');
    if (context) context.font = LABEL_FONT;
  }
  const width = Math.ceil(context?.measureText(text).width ?? text.length * 7);
  widths.set(text, width);
  return width;
}
