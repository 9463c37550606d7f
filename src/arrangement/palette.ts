import type { Colour } from './appearance.js';

/** The colours of a picture on a light ground, for what is drawn without the style sheet, which says the same. */
export const LIGHT: Readonly<Record<Colour | 'raised' | 'ink' | 'edge' | 'accent' | 'quiet', string>> = {
  blue: '#0a5f96',
  orange: '#a65c00',
  green: '#00694d',
  red: '#a83f00',
  purple: '#8a3f72',
  grey: '#5b656d',
  raised: '#fffefb',
  ink: '#27323a',
  edge: '#8d949a',
  accent: '#1d5a66',
  quiet: '#56616a',
};
