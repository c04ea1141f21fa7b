/** A chapter of METHOD.md. */
export interface MethodSection {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}
