import type { AvailableScenario } from '../scenario/list-scenarios.js';

/** Scenarios that answer the same question. */
export interface QuestionGroup {
  /** Null for the scenarios that name none. */
  readonly question: string | null;
  /** In the order in which they were listed. */
  readonly scenarios: readonly AvailableScenario[];
}

/** Groups scenarios by the question that they answer: the largest groups first, and those without one last. */
export function groupByQuestion(scenarios: readonly AvailableScenario[]): QuestionGroup[] {
  const questions = [...new Set(scenarios.map(({ question }) => question))];
  return questions
    .map((question) => ({
      question,
      scenarios: scenarios.filter((scenario) => scenario.question === question),
    }))
    .sort(
      (left, right) =>
        Number(left.question === null) - Number(right.question === null) ||
        right.scenarios.length - left.scenarios.length ||
        compareTexts(left.question ?? '', right.question ?? ''),
    );
}

/** The same order on every machine, whatever its language. */
function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** The first sentence of a text, on one line: what a list has room for. One of a few words takes the next along. */
export function firstSentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /^.{30,}?[.?!](?= |$)/.exec(line)?.[0] ?? line;
}
