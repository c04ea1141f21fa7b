import { methodFileName } from '../method/method-file.js';
import { renderMethod } from '../method/render-method.js';
import { defineTextFormat } from './contract.js';

/** The method, beside the figures that came about by it: who has the folder has both. */
export const method = defineTextFormat({
  id: 'method',
  family: 'markdown',
  fileName: methodFileName,
  summary:
    'how the figures come about: what is measured, on which clock, what is subtracted, what is not covered',
  question: 'Can I believe these figures? How exactly were they made?',
  columns: [],
  renderText: renderMethod,
});
