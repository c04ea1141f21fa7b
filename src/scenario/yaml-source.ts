import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';

const maxBytes = 1_048_576;
const maxAliases = 100;

/** A place in a text, from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A YAML text that was read. */
export interface ParsedYaml {
  readonly state: 'parsed';
  readonly value: unknown;
  /**
   * Where `path` stands: its key or its value. For a path that is not there, the nearest thing above it that is.
   */
  locate(path: readonly string[], part: 'key' | 'value'): TextPosition;
}

/** A YAML text that was read, or why it could not be. */
export type YamlSource =
  | ParsedYaml
  | {
      readonly state: 'broken';
      readonly faults: readonly { readonly at: TextPosition; readonly problem: string }[];
    };

/** Reads YAML 1.2 strictly: unique keys, text keys, a single document, at most 1 MiB and 100 aliases. */
export function readYaml(text: string): YamlSource {
  const start = { line: 1, column: 1 };
  if (Buffer.byteLength(text) > maxBytes) {
    return { state: 'broken', faults: [{ at: start, problem: 'is larger than 1MiB, the most allowed' }] };
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    version: '1.2',
  });
  const positionAt = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = [...document.errors, ...document.warnings, ...findBrokenAliases(document)];
  if (faults.length > 0) {
    return {
      state: 'broken',
      faults: faults.map(({ pos, message }) => ({
        at: positionAt(pos[0]),
        problem: `is not valid YAML: ${message}${adviseQuotes(text, pos[0])}`,
      })),
    };
  }
  return {
    state: 'parsed',
    value: document.toJS({ maxAliasCount: -1 }),
    locate: (path, part) => positionAt(findOffset(document, path, part)),
  };
}

/** A condition such as `> 0.9` without its quotes is a folded text to YAML, and its message does not say so. */
function adviseQuotes(text: string, offset: number): string {
  const [line = ''] = text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1);
  return /:\s+>=?\s*\d/.test(line) ? '; a condition stands in quotes, such as "> 0.9"' : '';
}

interface YamlFault {
  readonly pos: readonly [number, ...number[]];
  readonly message: string;
}

function findBrokenAliases(document: Document.Parsed): YamlFault[] {
  const faults: YamlFault[] = [];
  let aliases = 0;
  visit(document, {
    Alias: (_key, alias) => {
      aliases += 1;
      const target = alias.resolve(document);
      if (target === undefined || aliases > maxAliases) {
        const message = target === undefined ? `no anchor &${alias.source} before it` : 'too many aliases';
        faults.push({ pos: [alias.range?.[0] ?? 0], message: `${message} (*${alias.source})` });
      }
    },
  });
  return faults.slice(0, maxAliases);
}

function findOffset(document: Document.Parsed, path: readonly string[], part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let keyOffset = offsetOf(node) ?? 0;
  for (const segment of path) {
    const member = findMember(isAlias(node) ? node.resolve(document) : node, segment);
    if (member === undefined) {
      return keyOffset;
    }
    keyOffset = offsetOf(member.key) ?? keyOffset;
    node = member.value;
  }
  return part === 'key' ? keyOffset : (offsetOf(node) ?? keyOffset);
}

/** An entry of a list stands for its own key. */
function findMember(within: unknown, segment: string) {
  if (isMap(within)) {
    return within.items.find(({ key }) => isScalar(key) && key.value === segment);
  }
  const entry: unknown = isSeq(within) ? within.items[Number(segment)] : undefined;
  return entry === undefined ? undefined : { key: entry, value: entry };
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
