import type { ComponentChildren } from 'preact';
import type { ComparisonRow } from '../../analyse/comparison.js';
import { plainText } from '../plain-text.js';
import { Scroll } from './scroll.js';

/** How a column's cells stand. */
export type ColumnKind = 'text' | 'number';

interface TableProps {
  readonly caption: string;
  readonly heading: readonly string[];
  readonly kinds: readonly ColumnKind[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** For tables whose cells are sentences. */
  readonly prose?: boolean;
  /** For tables of figures that a phone shows as a list, two beside each other, so that none is out of sight. */
  readonly listed?: boolean;
}

/** With more columns than this, a table takes smaller letters on paper. */
const mostColumnsOnPaper = 11;

/** A table that scrolls by itself where the page is too narrow for it, by keyboard too. */
export function Table({ caption, heading, kinds, rows, prose = false, listed = false }: TableProps) {
  const size = heading.length > mostColumnsOnPaper ? 'wide' : null;
  const classes = [prose ? 'prose listed' : size, listed ? 'listed figures' : null].filter(
    (name) => name !== null,
  );
  return (
    <Scroll name={caption}>
      <table class={classes.length === 0 ? undefined : classes.join(' ')}>
        <caption>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {heading.map((text, index) => (
              <th key={text} scope="col" class={kinds[index] === 'number' ? 'number' : undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((cells) => renderRow(cells, kinds, prose || listed ? heading : []))}</tbody>
      </table>
    </Scroll>
  );
}

/** Each cell carries its heading, for tables that a phone shows as a list. */
function renderRow(
  cells: readonly ComponentChildren[],
  kinds: readonly ColumnKind[],
  heading: readonly string[],
) {
  const [name, ...figures] = cells;
  return (
    <tr>
      <th scope="row">{name}</th>
      {figures.map((cell, index) => (
        <td class={kinds[index + 1] === 'number' ? 'number' : undefined} data-heading={heading[index + 1]}>
          {cell}
        </td>
      ))}
    </tr>
  );
}

/** A strategy's label, with a mark where its figures are not to be trusted. */
export function StrategyName({ row }: { readonly row: ComparisonRow }) {
  const doubt = row.trials === 0 ? 'not measured' : row.trusted ? null : 'disturbed by this machine';
  return (
    <>
      {plainText(row.label)}
      {doubt === null ? null : <span class="untrusted"> ({doubt})</span>}
    </>
  );
}
