/** What a test came to, in JUnit's words: a failure is an expectation that was not met, an error anything else. */
export type TestOutcome =
  | { readonly state: 'passed' }
  | { readonly state: 'skipped'; readonly message: string }
  | { readonly state: 'failure' | 'error'; readonly type: string; readonly message: string };

/** A test of a suite. */
export interface TestCase {
  /** Stands behind the scenario's name, as a class does behind its package. */
  readonly group: 'expectations' | 'trials' | 'trust' | 'scenario';
  readonly name: string;
  readonly outcome: TestOutcome;
}
