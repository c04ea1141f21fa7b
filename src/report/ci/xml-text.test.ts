import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { escapeXml, xmlElement } from './xml-text.js';

test('any text comes back out of an attribute and out of an element, but for what XML cannot hold', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const xml = xmlElement('a', { b: text }, [`<c/>${escapeXml(text)}`]);
      const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
        xml,
        'text/xml',
      ).documentElement;
      // The parser refuses what XML 1.0 does not allow, in either place.
      const speakable = [...text]
        .map((character) => (isSpeakable(character) ? character : '\ufffd'))
        .join('');
      expect(root?.getAttribute('b')).toBe(speakable);
      expect(root?.textContent).toBe(speakable);
    }),
  );
});

/** The characters of XML 1.0, by their numbers. */
function isSpeakable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000
  );
}

test.each([
  ['\u0000\u001b[31m', '\ufffd\ufffd[31m'],
  ['\ud800', '\ufffd'],
  ['\uffff\ufffe', '\ufffd\ufffd'],
  [']]>', ']]&gt;'],
  ['"a" & <b>', '&quot;a&quot; &amp; &lt;b&gt;'],
])('%j is written as %j', (text, written) => {
  expect(escapeXml(text)).toBe(written);
});
