import { HtmlValidate } from 'html-validate';

/**
 * The HTML standard as html-validate holds it. How an element without content is written is a matter of taste; the
 * length of a title is counted there with its escape sequences, which nobody sees; pictures carry styles of their own.
 */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'void-style': 'off', 'long-title': 'off', 'no-inline-style': 'off' },
});

/** What an independent checker has to say against a whole page, as `rule: message` lines. */
export async function findHtmlFaults(page: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
