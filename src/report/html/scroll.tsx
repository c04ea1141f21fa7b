import type { ComponentChildren } from 'preact';

/**
 * Room for something wide, which scrolls by itself. It can be focused, though nothing in it can be clicked: otherwise
 * nobody could scroll it by keyboard (axe, "scrollable-region-focusable").
 */
export function Scroll(props: {
  readonly name: string;
  /** `code`: on a panel, within a frame. */
  readonly kind?: 'code';
  readonly children: ComponentChildren;
}) {
  return (
    <section
      class={props.kind === undefined ? 'scroll' : `scroll ${props.kind}`}
      tabIndex={0}
      aria-label={props.name}
    >
      {props.children}
    </section>
  );
}
