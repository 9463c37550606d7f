/** A node with what is to be written beside it, on the screen. */
export interface Labelled {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Half the width of its shape. */
  readonly radius: number;
  readonly lines: readonly string[];
  /** What is written first, where not all have room. */
  readonly weight: number;
  /** Whether it is written over nodes too, where there is no room beside them. */
  readonly isNeeded: boolean;
}

/** A text that has room. */
export interface PlacedLabel {
  readonly id: string;
  readonly lines: readonly string[];
  /** The middle of the text, and the upper edge of its first line. */
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LabelFrame {
  readonly width: number;
  readonly height: number;
  /** Height of a line. */
  readonly line: number;
  readonly widthOf: (text: string) => number;
  /** How many are written at most. */
  readonly most: number;
}

const GAP = 4;
/** Side of the squares in which what is near is looked for. */
const CELL = 64;

/**
 * Writes beside nodes as many names as have room: none lies on another or beyond the frame, nor on a node but where it is
 * needed. Below, above, right and left of the node are tried in this order; the heaviest first.
 */
export function placeLabels(nodes: readonly Labelled[], frame: LabelFrame): PlacedLabel[] {
  const taken = new Taken();
  const isSeen = ({ x, y }: Labelled): boolean => x >= 0 && y >= 0 && x <= frame.width && y <= frame.height;
  const seen = nodes.filter(isSeen);
  for (const { x, y, radius } of seen) {
    taken.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  }
  const labels: PlacedLabel[] = [];
  const inOrder = [...seen].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const node of inOrder) {
    if (labels.length >= frame.most) break;
    const width = Math.max(...node.lines.map(frame.widthOf));
    const within = tries(node, width, frame.line * node.lines.length).filter((box) => isWithin(box, frame));
    const found = within.find((box) => !taken.meets(box)) ?? (node.isNeeded ? within[0] : undefined);
    if (!found) continue;
    taken.add(found);
    labels.push({ id: node.id, lines: node.lines, x: (found.left + found.right) / 2, y: found.top });
  }
  return labels;
}

function tries({ x, y, radius }: Labelled, width: number, height: number): Box[] {
  const away = radius + GAP;
  const boxAt = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    boxAt(x - width / 2, y + away),
    boxAt(x - width / 2, y - away - height),
    boxAt(x + away, y - height / 2),
    boxAt(x - away - width, y - height / 2),
  ];
}

function isWithin({ left, top, right, bottom }: Box, { width, height }: LabelFrame): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

/** What is taken of the frame, by squares. */
class Taken {
  private readonly cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.cells.get(cell);
      if (boxes) boxes.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  meets(box: Box): boolean {
    return cellsOf(box).some((cell) => this.cells.get(cell)?.some((other) => meet(box, other)) ?? false);
  }
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function cellsOf({ left, top, right, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) cells.push(`${column} ${row}`);
  }
  return cells;
}
