import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';

/** Reads an SVG as XML, strictly: anything that is not well formed throws. */
export function parseSvg(svg: string): Element {
  const document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(svg, 'image/svg+xml');
  const root = document.documentElement;
  if (root === null) {
    throw new Error('the SVG has no root element');
  }
  return root;
}

/** An element and everything in it, in document order. */
export function listElements(root: Element): readonly Element[] {
  return [root, ...Array.from(root.getElementsByTagName('*'))];
}

/** What a picture is made of: each group with how many marks of each kind it holds, and its texts. No coordinates. */
export function describeStructure(svg: string): readonly string[] {
  return listElements(parseSvg(svg))
    .filter(({ nodeName }) => nodeName === 'g' || nodeName === 'svg')
    .map((group) => {
      const marks = Array.from(group.childNodes).flatMap(({ nodeName }) =>
        nodeName === 'g' ? [] : [nodeName],
      );
      const counts = [...new Set(marks)].map((name) => {
        const times = marks.filter((mark) => mark === name).length;
        return times === 1 ? name : `${times} ${name}`;
      });
      const texts = Array.from(group.childNodes).flatMap((node) =>
        node.nodeName === 'text' ? [node.textContent ?? ''] : [],
      );
      const name = group.getAttribute('class') ?? 'unnamed';
      return `${name}: ${counts.join(', ')}${texts.length === 0 ? '' : ` [${texts.join(' | ')}]`}`;
    });
}
