import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { expect } from 'vitest';

export interface ReadCase {
  readonly classname: string;
  readonly name: string;
  readonly outcome: 'passed' | 'skipped' | 'failure' | 'error';
  readonly type: string;
  readonly message: string;
}

export interface ReadSuite {
  readonly name: string;
  readonly time: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly cases: readonly ReadCase[];
  readonly remarks: string;
}

/** Attributes that Ant's schema demands of a suite; Jenkins' demands four of them, and allows the others. */
const suiteAttributes: Readonly<Record<string, RegExp>> = {
  name: /./s,
  tests: /^\d+$/,
  failures: /^\d+$/,
  errors: /^\d+$/,
  skipped: /^\d+$/,
  time: /^\d+\.\d{3}$/,
  timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
  hostname: /^localhost$/,
  id: /^\d+$/,
  package: /^push-vs-poll$/,
};

/**
 * Reads JUnit XML as strictly as the schemas of Jenkins' xUnit plugin and of Ant do: names and order of elements, their
 * attributes, and counts that add up.
 */
export function readJunit(xml: string): readonly ReadSuite[] {
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
    xml,
    'text/xml',
  ).documentElement;
  expect(root?.nodeName).toBe('testsuites');
  return root === null ? [] : childrenOf(root).map(readSuite);
}

function readSuite(suite: Element, index: number): ReadSuite {
  expect(suite.nodeName).toBe('testsuite');
  const attributes = attributesOf(suite);
  expect(Object.keys(attributes).sort()).toEqual(Object.keys(suiteAttributes).sort());
  for (const [name, pattern] of Object.entries(suiteAttributes)) {
    expect(attributes[name]).toMatch(pattern);
  }
  expect(attributes['id']).toBe(String(index));
  const [properties, ...others] = childrenOf(suite);
  const [systemOut, systemErr] = others.splice(-2);
  expect([properties, systemOut, systemErr].map((element) => element?.nodeName)).toEqual([
    'properties',
    'system-out',
    'system-err',
  ]);
  const cases = others.map(readCase);
  const count = (outcome: ReadCase['outcome']) =>
    String(cases.filter((each) => each.outcome === outcome).length);
  expect(attributes).toMatchObject({
    tests: String(cases.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  });
  return {
    name: attributes['name'] ?? '',
    time: attributes['time'] ?? '',
    properties: Object.fromEntries(
      (properties === undefined ? [] : childrenOf(properties)).map((property) => [
        property.getAttribute('name'),
        property.getAttribute('value'),
      ]),
    ),
    cases,
    remarks: systemOut?.textContent ?? '',
  };
}

function readCase(element: Element): ReadCase {
  expect(element.nodeName).toBe('testcase');
  const { classname = '', name = '', time, ...others } = attributesOf(element);
  expect({ time, others }).toEqual({ time: '0.000', others: {} });
  const [result, ...more] = childrenOf(element);
  expect(more).toEqual([]);
  const { type = '', message = '' } = result === undefined ? {} : attributesOf(result);
  return { classname, name, outcome: toOutcome(result?.nodeName ?? 'passed'), type, message };
}

function toOutcome(name: string): ReadCase['outcome'] {
  const known = (['passed', 'skipped', 'failure', 'error'] as const).find((outcome) => outcome === name);
  if (known === undefined) {
    throw new Error(`<${name}> is no outcome of a test`);
  }
  return known;
}

function childrenOf(parent: Element): Element[] {
  return Array.from(parent.childNodes).flatMap((node) => {
    // Text stands between elements, and never holds anything but blanks there.
    expect(node.nodeName === '#text' ? (node.nodeValue ?? '').trim() : '').toBe('');
    return isElement(node) ? [node] : [];
  });
}

function isElement(node: { readonly nodeType: number }): node is Element {
  return node.nodeType === 1;
}

function attributesOf(element: Element): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(element.attributes).map(({ name, value }) => [name, value]));
}
