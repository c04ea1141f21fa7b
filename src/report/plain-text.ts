/**
 * A text that somebody wrote, safe for one line of a terminal, a table or a message: every run of control
 * characters, line breaks and escape sequences' starts included, becomes one space.
 */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
