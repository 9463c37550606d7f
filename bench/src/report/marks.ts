/** How a server is drawn. */
export interface MarkStyle {
  readonly colour: string;
  readonly form: 'circle' | 'square' | 'diamond';
}

interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly colour?: string;
}

/** A mark at a place of a picture; filled, or only its outline. */
export function mark({ colour, form }: MarkStyle, x: number, y: number, isFilled: boolean): string {
  const style = `fill="${isFilled ? colour : '#ffffff'}" stroke="${colour}" stroke-width="1.8"`;
  const at = (dx: number, dy: number): string => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`;
  switch (form) {
    case 'circle':
      return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="5" ${style}/>`;
    case 'square':
      return `<rect x="${(x - 4.5).toFixed(1)}" y="${(y - 4.5).toFixed(1)}" width="9" height="9" ${style}/>`;
    case 'diamond':
      return `<polygon points="${at(0, -6)} ${at(6, 0)} ${at(0, 6)} ${at(-6, 0)}" ${style}/>`;
  }
}

/** A line of text in a picture. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const { size = 13, bold = false, anchor = 'start', colour = '#111111' } = style;
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${x}" y="${y}" font-size="${size}"${weight} text-anchor="${anchor}" fill="${colour}">${escaped(content)}</text>`;
}

/** Text as XML takes it. */
export function escaped(content: string): string {
  return content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
