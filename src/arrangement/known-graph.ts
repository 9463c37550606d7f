/** What filters look at. */
export interface FilteredNode {
  readonly id: string;
  /** The name of its type: `Country`. */
  readonly type: string;
  /** The status of a claim or a conflict; undefined where it has none. */
  readonly status: string | undefined;
  /** The topics that a claim is on, and the wider ones of these. */
  readonly topics: readonly TopicName[];
  /** How a recommendation was answered; undefined where nothing says so. */
  readonly response: string | undefined;
  /** Who made a recommendation. */
  readonly recommenders: readonly Named[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface TopicName extends Named {
  /** Whether the claim is on a narrower one. */
  readonly isWider: boolean;
}

/** What is known of a node of the graph. */
export interface GraphNode extends FilteredNode {
  /** What it is called, in one line. */
  readonly label: string;
  /** When it happened or came to be, in the Extended Date/Time Format; undefined where nothing says so. */
  readonly date: string | undefined;
  readonly relations: readonly NodeRelation[];
}

/** The links of a node of one relation and one direction. */
export interface NodeRelation {
  readonly relation: string;
  readonly direction: 'OUT' | 'IN';
  readonly total: number;
  readonly types: readonly { readonly type: string; readonly total: number }[];
  /** Where to go on for those that are not read yet. */
  readonly endCursor: string | null;
}

export interface GraphLink {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  /** Our own judgement, not something a source says. */
  readonly editorial: boolean;
  /** Taken from the context of a claim. */
  readonly inferred: boolean;
}

/** What was read of the graph so far. */
export interface Picture {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly links: ReadonlyMap<string, GraphLink>;
}

export const NOTHING: Picture = { nodes: new Map(), links: new Map() };

/** One name for the same link. */
export function linkKey({ from, relation, to }: GraphLink): string {
  return `${from} ${relation} ${to}`;
}

/** The picture with what was read in addition. */
export function withMore(
  picture: Picture,
  more: { readonly nodes: readonly GraphNode[]; readonly links: readonly GraphLink[] },
): Picture {
  return {
    nodes: new Map([...picture.nodes, ...more.nodes.map((node) => [node.id, node] as const)]),
    links: new Map([...picture.links, ...more.links.map((link) => [linkKey(link), link] as const)]),
  };
}

/** The links between nodes of a set. */
export function linksAmong({ links }: Picture, isIn: (id: string) => boolean): GraphLink[] {
  return [...links.values()].filter(({ from, to }) => isIn(from) && isIn(to));
}

/** How many more there are behind a node. */
export function totalBehind(relations: readonly NodeRelation[]): number {
  return relations.reduce((sum, { total }) => sum + total, 0);
}
