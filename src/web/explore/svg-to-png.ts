import type { Size } from './drawing/drawing-parts.js';

/** Pixels of the bitmap of one of the picture: for screens and paper alike. */
const DENSITY = 2;

/**
 * A picture as PNG.
 * @param svg text of it, which loads nothing else.
 * @throws Error where the browser has no room for it, as a sentence.
 */
export async function svgToPng(svg: string, { width, height }: Size): Promise<Blob> {
  const image = new Image(width, height);
  // The page may load pictures from data, and not from `blob:`.
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  const canvas = Object.assign(document.createElement('canvas'), { width: width * DENSITY, height: height * DENSITY });
  try {
    await image.decode();
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  } catch {
    throw new Error(NO_ROOM);
  }
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Error(NO_ROOM);
  return png;
}

const NO_ROOM = 'This browser cannot make a PNG of this picture: save it as SVG.';
