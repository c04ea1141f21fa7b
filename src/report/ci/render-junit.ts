import type { ReportedRun } from '../../analyse/reported-run.js';
import { listWarnings } from '../list-warnings.js';
import { plainText } from '../plain-text.js';
import { stateMarks } from '../state-marks.js';
import { trustInBrief } from '../trust-in-brief.js';
import { listExpectationCases } from './expectation-cases.js';
import type { ScenarioEnding } from './scenario-ending.js';
import type { TestCase } from './test-case.js';
import { listTrialCases } from './trial-cases.js';
import { listTrustCases } from './trust-cases.js';
import { escapeXml, xmlElement } from './xml-text.js';

interface Suite {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly cases: readonly TestCase[];
  /** What a person should know beside the tests, a line each. */
  readonly remarks: readonly string[];
}

/** Ant's schema wants a name, and no path of this machine helps anybody. */
const hostname = 'localhost';

/**
 * JUnit XML, as Jenkins, GitLab and others read it: a suite for each scenario, with a test for each expectation and for
 * each trial. It holds to the schemas of Jenkins' xUnit plugin and of Ant, which the other readers are lenient forms of.
 *
 * @param endings in the order of the command
 * @param strict whether a run that its machine disturbed counts as failed
 */
export function renderJunit(endings: readonly ScenarioEnding[], strict = false): string {
  const suites = endings.map((ending) => toSuite(ending, strict)).map(renderSuite);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('testsuites', {}, ['\n', ...suites])}\n`;
}

function toSuite(ending: ScenarioEnding, strict: boolean): Suite {
  switch (ending.state) {
    case 'written':
      return suiteOfRun(ending.run, ending.folder, strict);
    case 'nothing': {
      const { name, at, code, message } = ending;
      const outcome = { state: 'error', type: code, message } as const;
      return {
        name,
        startedAt: at,
        seconds: 0,
        properties: {},
        cases: [{ group: 'scenario', name: 'there is a result', outcome }],
        remarks: [],
      };
    }
    default:
      return ending satisfies never;
  }
}

function suiteOfRun({ comparison, environment }: ReportedRun, folder: string, strict: boolean): Suite {
  const { scenario, world, state } = comparison;
  const { startedAt, finishedAt, packageVersion } = environment;
  return {
    name: scenario.name,
    startedAt,
    seconds: Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000,
    properties: {
      world,
      state,
      seed: scenario.seed,
      'scenario-hash': scenario.hash,
      'package-version': packageVersion,
      folder,
    },
    cases: [
      ...listExpectationCases(comparison),
      ...listTrialCases(comparison),
      ...listTrustCases(comparison, strict),
    ],
    remarks: [
      ...stateMarks(comparison).map(({ word, text }) => `${word}: ${text}`),
      ...comparison.verdict.map(plainText),
      ...trustInBrief(comparison).map((sentence) => `trust: ${sentence}`),
      ...listWarnings(comparison),
    ],
  };
}

/** The order of the elements, and that none is missing, is Ant's rule. */
function renderSuite({ name, startedAt, seconds, properties, cases, remarks }: Suite, index: number): string {
  const count = (state: TestCase['outcome']['state']) =>
    cases.filter(({ outcome }) => outcome.state === state).length;
  const attributes = {
    name,
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds.toFixed(3),
    // Ant's schema takes neither fractions nor a time zone.
    timestamp: startedAt.slice(0, 'YYYY-MM-DDThh:mm:ss'.length),
    hostname,
    id: index,
    package: 'push-vs-poll',
  };
  const propertyElements = Object.entries(properties).map(([key, value]) =>
    xmlElement('property', { name: key, value }),
  );
  const elements = [
    xmlElement('properties', {}, propertyElements),
    ...cases.map((testCase) => renderCase(name, testCase)),
    // Line breaks stay line breaks, for those who read the file as it is.
    xmlElement('system-out', {}, [remarks.map(escapeXml).join('\n')]),
    xmlElement('system-err', {}),
  ];
  return `${xmlElement('testsuite', attributes, ['\n', ...elements.map((element) => `${element}\n`)])}\n`;
}

/** No part of a run's time is that of one test: it stands at the suite. */
function renderCase(suite: string, { group, name, outcome }: TestCase): string {
  const attributes = { classname: `${suite}.${group}`, name, time: '0.000' };
  switch (outcome.state) {
    case 'passed':
      return xmlElement('testcase', attributes);
    case 'skipped':
      return xmlElement('testcase', attributes, [xmlElement('skipped', { message: outcome.message })]);
    case 'failure':
    case 'error': {
      const { state, type, message } = outcome;
      const text = escapeXml(`${name}: ${message}`);
      return xmlElement('testcase', attributes, [xmlElement(state, { type, message }, [text])]);
    }
    default:
      return outcome satisfies never;
  }
}
