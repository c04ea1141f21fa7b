/**
 * Plots stand in two columns where there is room. Of an odd number, the last one has its words and its table beside it:
 * it would leave half of its row empty.
 */
export const plotRules = `
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); gap: 1rem 2.5rem; }
.plots > * { min-width: 0; }
.plots h3 { margin-top: .6rem; }
.plots figure { display: grid; grid-template-columns: minmax(0, 1fr); }
.plots .data { order: 1; }
.plot > svg { display: block; width: 100%; max-width: 60rem; height: auto; color: var(--ink); }
@media screen and (max-width: 40rem) {
  /* Pictures are laid out for letters of 14 px in 560 px: 12 px is the least that is read without trouble. */
  .plot > svg { min-width: 30rem; }
}
@media screen and (min-width: 66rem) {
  .plots > :last-child:nth-child(odd) { grid-column: 1 / -1; }
  .plots > :last-child:nth-child(odd) figure { grid-template: auto 1fr / repeat(2, minmax(0, 1fr)); column-gap: 2.5rem; }
  .plots > :last-child:nth-child(odd) .scroll:first-child { grid-row: 1 / 3; }
  .plots > :last-child:nth-child(odd) figcaption { margin-top: 1rem; }
}
@media print {
  .plots, .plots figure { display: block; }
  .plot { max-width: 115mm; }
}
`;
