/** What XML 1.0 cannot hold, not even as a reference; half a surrogate pair included. */
const unspeakable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text that somebody wrote, between tags or in an attribute: it says the same, and can neither end nor begin one. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(unspeakable, '\u{fffd}')
      .replace(/[&<>"]/g, (character) => references[character] ?? character)
      // A parser makes blanks of them in an attribute, and of a carriage return a line feed everywhere.
      .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}

/** An element; attributes stand in the order given, and `content` is XML. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}
