import ts from 'typescript';

/** The text of each file by its path, `src/load/load.ts`. */
export type Files = ReadonlyMap<string, string>;

/** The folders of src/, and for each the others that it may call. */
export type Layers = ReadonlyMap<string, readonly string[]>;

const ROW = /^\| `src\/([\w-]+)\/` \|.*\|([^|]*)\|$/gm;
const ALL = 'all of these';

/**
 * The table "Where things are" of CONTRIBUTING.md. What a row does not name may not be called, even where what it names
 * may call that.
 * @throws where a folder calls one that stands in no row above it: then an arrow would point up.
 */
export function layersIn(contributing: string): Layers {
  const layers = new Map<string, readonly string[]>();
  for (const [, layer = '', cell = ''] of contributing.matchAll(ROW)) {
    const called = cell.trim();
    const named = called === ALL ? [...layers.keys()] : called.split(', ').filter((name) => name !== '');
    const below = named.find((name) => !layers.has(name));
    if (below !== undefined) throw new Error(`${layer} calls ${below}, which stands in no row above it.`);
    layers.set(layer, named);
  }
  return layers;
}

/** Each import that the table does not allow, as a sentence. */
export function wrongCalls(files: Files, layers: Layers): string[] {
  return [...importsOf(files)].flatMap(([path, imported]) => {
    const layer = layerOf(path);
    const allowed = layers.get(layer);
    if (!allowed) return [`${path} stands in no folder that CONTRIBUTING.md names.`];
    const may = `${layer} may call ${allowed.join(', ') || 'no other folder'}.`;
    return imported
      .filter((other) => layerOf(other) !== layer && !allowed.includes(layerOf(other)))
      .map((other) => `${path} calls ${other}: ${may}`);
  });
}

/** Each way back from a file to itself, as a sentence. Imports of types count: a reader follows them too. */
export function circles(files: Files): string[] {
  const imports = importsOf(files);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) found.push(`${[...way.slice(start), path].join(' calls ')}: that is a circle.`);
    if (start >= 0 || done.has(path)) return;
    for (const other of imports.get(path) ?? []) visit(other, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}

/** Files of one name, as a sentence; what a folder is entered by has the name of the folder, and that may be taken. */
export function sharedNames(files: Iterable<string>): string[] {
  const named = new Map<string, string[]>();
  for (const path of files) {
    const [name = '', folder] = path.split('/').reverse();
    if (name.replace(/\.tsx?$/, '') !== folder) named.set(name, [...(named.get(name) ?? []), path]);
  }
  return [...named.values()]
    .filter((paths) => paths.length > 1)
    .map((paths) => `${paths.join(' and ')} have one name.`);
}

function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** The files among these that each file imports, once each. */
function importsOf(files: Files): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...files].map(([path, text]) => {
      const targets = specifiersIn(path, text).flatMap((specifier) => targetOf(path, specifier, files) ?? []);
      return [path, [...new Set(targets)]];
    }),
  );
}

/** What a file imports or exports anew, types too, wherever in it that is said. */
function specifiersIn(path: string, text: string): string[] {
  const specifiers: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteralLike(specifier)) specifiers.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return specifiers;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}

/** Undefined for packages and for what is no code, such as a style sheet. */
function targetOf(path: string, specifier: string, files: Files): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const { pathname } = new URL(specifier, `file:///${path}`);
  const stem = pathname.slice(1).replace(/\.js$/, '');
  return [`${stem}.ts`, `${stem}.tsx`].find((file) => files.has(file));
}
