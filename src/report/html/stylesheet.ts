import { plotRules } from './plot-style.js';
import { scrollRules } from './scroll-style.js';

/**
 * The style of every page. Colours are variables, set once for light and once for dark; a page on paper is light.
 * Contrast of text is 4.5:1 at least in both.
 */
const light = `
  --paper: #ffffff; --ink: #1b1f24; --soft-ink: #57606a; --line: #d0d7de; --panel: #f6f8fa;
  --accent: #0a5fb4; --good: #116329; --warn-ink: #7d4e00; --warn-panel: #fff8e1; --bad-ink: #a40e26; --bad-panel: #ffebee;
  --edge: #1b1f2447;`;

const dark = `
  --paper: #16181d; --ink: #e6edf3; --soft-ink: #a5b0bc; --line: #3a434d; --panel: #21252c;
  --accent: #6cb6ff; --good: #57d06f; --warn-ink: #f2cc60; --warn-panel: #2e2711; --bad-ink: #ff9492; --bad-panel: #3a1d1d;
  --edge: #c9d6e459;`;

const rules = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
.page { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; outline: 2px solid var(--accent); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .2rem 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .6rem; padding-top: .9rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
p, ul, ol, dl { margin: .5rem 0; max-width: 48rem; }
p, li, td, th, dd { overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: .92em ui-monospace, monospace; overflow-wrap: anywhere; }
pre { font: .82rem/1.45 ui-monospace, monospace; padding: .8rem 1rem; margin: 0; width: max-content; min-width: 100%; }
.kicker, .facts, .soft { color: var(--soft-ink); }
.kicker { margin: 0; font-size: .9rem; }
.question { font-size: 1.15rem; font-weight: 600; }
.verdict { background: var(--panel); border-left: 4px solid var(--accent); padding: .4rem 1.1rem; margin: 1rem 0;
  max-width: none; font-size: 1.08rem; }
.mark { border: 2px solid currentColor; border-radius: 6px; padding: .55rem .9rem; margin: .6rem 0; max-width: none;
  color: var(--warn-ink); background: var(--warn-panel); }
.mark.grave { color: var(--bad-ink); background: var(--bad-panel); }
.mark strong { letter-spacing: .04em; }
table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft-ink); padding: .2rem 0 .4rem; }
caption span { position: sticky; left: 0; display: inline-block; max-width: min(48rem, calc(100vw - 1.7rem)); }
th, td { padding: .35rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; }
th.number, td.number { text-align: right; }
td.number { white-space: nowrap; }
tbody th { font-weight: 600; min-width: 8rem; }
tbody th .soft { font-weight: 400; }
tbody th, thead th:first-child { position: sticky; left: 0; background: var(--paper); }
.best { color: var(--good); font-weight: 700; }
.missed, .lost { color: var(--bad-ink); font-weight: 700; }
.untrusted { color: var(--bad-ink); font-weight: 400; }
.prose td, .prose th { min-width: 9rem; }
.prose ul { margin: 0; padding-left: 1.1rem; }
figure { margin: .6rem 0; }
figcaption { max-width: 48rem; color: var(--soft-ink); font-size: .95rem; margin-top: .3rem; }
details { margin: .6rem 0; }
summary { cursor: pointer; color: var(--accent); width: fit-content; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: 0; max-width: none; }
dl.pairs { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; }
dl.pairs dt { color: var(--soft-ink); }
dl.pairs dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  .listed, .listed caption, .listed tbody, .listed tr, .listed th, .listed td { display: block; }
  .listed thead { position: absolute; left: -100vw; }
  .listed tbody th { position: static; border: 0; padding-bottom: 0; }
  .listed td { border: 0; padding-top: .1rem; }
  .listed td::before { content: attr(data-heading) ": "; color: var(--soft-ink); }
  .listed td:last-child { border-bottom: 1px solid var(--line); padding-bottom: .6rem; }
  .figures tr { display: grid; grid-template-columns: 1fr 1fr; border-bottom: 1px solid var(--line);
    padding-bottom: .4rem; }
  .figures tbody th { grid-column: 1 / -1; }
  .figures td, .figures td:last-child { text-align: left; border: 0; padding: .1rem .7rem; white-space: normal; }
  .page { padding: 1rem .8rem 3rem; }
  h1 { font-size: 1.5rem; }
  dl.pairs { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dl.pairs dd { margin-bottom: .5rem; }
}
`;

const print = `
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { font-size: 10pt; }
  .page { max-width: none; padding: 0; }
  nav, .skip, details.data { display: none; }
  h2 { margin-top: 1.4rem; }
  h2, h3, caption { break-after: avoid; }
  figure, tr, .verdict, .mark, .plots > * { break-inside: avoid; }
  figcaption { max-width: none; font-size: 9pt; }
  table { font-size: 8pt; }
  th, td { padding: .2rem .25rem; }
  td, th, tbody th, .prose td, .prose th { min-width: 0; }
  tbody th, thead th:first-child, caption span { position: static; max-width: none; }
  tbody tr:first-child { break-before: avoid; }
  td code, th code { overflow-wrap: normal; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; width: auto; }
  table.wide { font-size: 6.2pt; }
  .wide th, .wide td { padding: .2rem .12rem; }
  a { color: inherit; }
  * { print-color-adjust: exact; }
}
`;

/** A colour of a page's pictures, as a CSS variable such as `--plot-series-1`. */
interface PictureColour {
  readonly variable: string;
  readonly light: string;
  readonly dark: string;
}

/** Colours of the pictures on a page. */
export type Palette = readonly PictureColour[];

function declare(palette: Palette, scheme: 'light' | 'dark'): string {
  return palette.map((colour) => `${colour.variable}: ${colour[scheme]};`).join(' ');
}

/** The whole style sheet. @param palette what the page's pictures need beside the page's own colours */
export function renderStylesheet(palette: Palette = []): string {
  return [
    `:root { color-scheme: light dark; ${light} ${declare(palette, 'light')} }`,
    `@media screen and (prefers-color-scheme: dark) { :root { ${dark} ${declare(palette, 'dark')} } }`,
    rules,
    plotRules,
    scrollRules,
    print,
  ].join('\n');
}
