/** How the nodes of a type are drawn: no two types have the same shape and colour, so that neither is needed alone. */
export interface Appearance {
  readonly shape: Shape;
  readonly colour: Colour;
  /** Claims and evidence are outlined, entities are filled. */
  readonly hollow: boolean;
}

export type Shape =
  'circle' | 'square' | 'diamond' | 'up' | 'down' | 'pentagon' | 'hexagon' | 'octagon' | 'page' | 'cross';

/** Names of custom properties of the style sheet: `--blue`. Of Okabe and Ito's set, which colour-blind people tell apart. */
export type Colour = 'blue' | 'orange' | 'green' | 'red' | 'purple' | 'grey';

const entity = (shape: Shape, colour: Colour): Appearance => ({ shape, colour, hollow: false });
const outlined = (shape: Shape, colour: Colour): Appearance => ({ shape, colour, hollow: true });

const APPEARANCES: Readonly<Record<string, Appearance>> = {
  Country: entity('circle', 'blue'),
  Place: entity('down', 'blue'),
  Institution: entity('square', 'orange'),
  Person: entity('pentagon', 'orange'),
  Law: entity('hexagon', 'green'),
  Treaty: entity('octagon', 'green'),
  Article: entity('up', 'green'),
  Report: entity('page', 'grey'),
  Incident: entity('up', 'red'),
  Visit: entity('down', 'red'),
  Topic: entity('circle', 'purple'),
  Indicator: entity('square', 'purple'),
  Finding: outlined('diamond', 'red'),
  Recommendation: outlined('diamond', 'green'),
  Observation: outlined('diamond', 'purple'),
  TreatyAction: outlined('diamond', 'blue'),
  Role: outlined('diamond', 'orange'),
  Conflict: entity('cross', 'red'),
  Passage: outlined('page', 'grey'),
  Footnote: outlined('square', 'grey'),
  Withdrawn: outlined('cross', 'grey'),
};

/** Of a type that a later ontology adds. */
const OTHER = outlined('circle', 'grey');

export function appearanceOf(type: string): Appearance {
  return APPEARANCES[type] ?? OTHER;
}

/** Radius of a node, in units of the picture. */
export const RADIUS = 9;
/** From how far it is pointed at, and the radius of the ring around what is singled out. */
export const REACH = RADIUS * 1.9;

/** The outline of a shape around the origin, as a path of SVG and of a canvas alike. */
export function outlineOf(shape: Shape, radius: number = RADIUS): string {
  const r = radius;
  switch (shape) {
    case 'circle':
      return `M${r},0A${r},${r} 0 1 1 ${-r},0A${r},${r} 0 1 1 ${r},0Z`;
    case 'square':
      return polygon(4, r * 1.2, Math.PI / 4);
    case 'diamond':
      return polygon(4, r * 1.25, 0);
    case 'up':
      return polygon(3, r * 1.25, -Math.PI / 2);
    case 'down':
      return polygon(3, r * 1.25, Math.PI / 2);
    case 'pentagon':
      return polygon(5, r * 1.1, -Math.PI / 2);
    case 'hexagon':
      return polygon(6, r * 1.1, 0);
    case 'octagon':
      return polygon(8, r * 1.1, Math.PI / 8);
    case 'page':
      return `M${fixed(-0.8 * r)},${-r}H${fixed(0.3 * r)}L${fixed(0.8 * r)},${fixed(-0.5 * r)}V${r}H${fixed(-0.8 * r)}Z`;
    case 'cross': {
      const [a, b] = [fixed(r * 0.4), fixed(r * 1.1)];
      return `M-${a},-${b}H${a}V-${a}H${b}V${a}H${a}V${b}H-${a}V${a}H-${b}V-${a}H-${a}Z`;
    }
  }
}

function polygon(corners: number, radius: number, turn: number): string {
  const points = Array.from({ length: corners }, (_, index) => {
    const angle = turn + (2 * Math.PI * index) / corners;
    return `${fixed(radius * Math.cos(angle))},${fixed(radius * Math.sin(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

function fixed(length: number): number {
  return Math.round(length * 100) / 100;
}
