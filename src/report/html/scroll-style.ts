/**
 * What scrolls sideways says so: there is a shadow at an edge behind which there is more. It lies still on the box; in
 * front of it, at either end of what scrolls, lies a cover of the page's colour, which the scrolling moves away. No
 * script is needed, and where nothing is too wide, both shadows are covered.
 */
export const scrollRules = `
.scroll { --ground: var(--paper); overflow-x: auto; margin: .8rem 0; background:
  linear-gradient(to right, var(--ground) 40%, transparent) left / 2.5rem calc(100% + 4px) no-repeat local,
  linear-gradient(to left, var(--ground) 40%, transparent) right / 2.5rem calc(100% + 4px) no-repeat local,
  linear-gradient(to right, var(--edge), transparent) left / .9rem 100% no-repeat scroll,
  linear-gradient(to left, var(--edge), transparent) right / .9rem 100% no-repeat scroll,
  var(--ground); }
.scroll.code { --ground: var(--panel); border: 1px solid var(--line); border-radius: 6px; }
@media print {
  .scroll { overflow: visible; background: none; }
}
`;
