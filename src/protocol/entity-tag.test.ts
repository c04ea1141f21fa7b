import { expect, test } from 'vitest';
import { namesTag, renderWeakTag } from './entity-tag.js';

test('tags are compared weakly, in lists too', () => {
  const tag = renderWeakTag('abc+');
  expect(tag).toBe('W/"abc+"');
  for (const header of [tag, '"abc+"', '*', `"x", ${tag}`, 'W/"x",W/"abc+" ']) {
    expect(namesTag(header, tag), header).toBe(true);
  }
  for (const header of [undefined, '', 'abc+', 'W/"abc"', '"x", "y"', 'w/"abc+"']) {
    expect(namesTag(header, tag), header).toBe(false);
  }
});
