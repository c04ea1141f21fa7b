import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** The width that everything is laid out for. A page shows it up to `widestPx` wide, a telephone at 480 px at least. */
export const plotWidthPx = 560;
const widestPx = 720;
/** Of all text: 12 px on a telephone, 18 px at the widest. */
export const fontSizePx = 14;

/** A part of a picture that has scales of its own. */
export interface Panel {
  /** Where it begins, from the top of the picture. */
  readonly topPx: number;
  readonly options: PlotOptions;
}

/** An area filled with a pattern, so that it differs by more than its colour. */
export interface FillPattern {
  readonly id: string;
  /** As an SVG attribute takes it. */
  readonly paint: string;
  readonly kind: 'hatched' | 'dotted' | 'crossed';
}

export interface Picture {
  /** Unique within a page: the ids of the parts derive from it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly heightPx: number;
  readonly panels: readonly Panel[];
  readonly patterns?: readonly FillPattern[];
}

const namespace = 'http://www.w3.org/2000/svg';
const patternPaths = {
  hatched: 'M-1,1L1,-1M0,6L6,0M5,7L7,5',
  dotted: 'M1.5,1.5h0.01M4.5,4.5h0.01',
  crossed: 'M0,3L6,3M3,0L3,6',
} as const;
const { document } = parseHTML('<!doctype html><html><body></body></html>');

type Attributes = Readonly<Record<string, string | number>>;

function createElement(name: string, attributes: Attributes, children: readonly (Node | string)[]): Element {
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, String(value));
  }
  element.append(...children);
  return element;
}

function createPattern({ id, paint, kind }: FillPattern): Element {
  const strokes = {
    d: patternPaths[kind],
    stroke: paint,
    'stroke-width': kind === 'dotted' ? 1.8 : 1.4,
    'stroke-linecap': kind === 'dotted' ? 'round' : 'butt',
  };
  return createElement('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, [
    createElement('rect', { width: 6, height: 6, fill: paint, 'fill-opacity': 0.16 }, []),
    createElement('path', strokes, []),
  ]);
}

/** Attributes that name parts for readers of a page; within an image there is nothing to name. */
const needlessAttributes = ['aria-label', 'aria-hidden', 'aria-description'];
const longDecimals = /-?\d+\.\d{3,}(?:e-?\d+)?/g;
const geometry = ['transform', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'cx', 'cy'];

/** A hundredth of a pixel is more than any screen shows, and keeps files small and alike on every machine. */
function roundGeometry(element: Element): void {
  for (const name of geometry) {
    const value = element.getAttribute(name);
    if (value !== null) {
      element.setAttribute(
        name,
        value.replace(longDecimals, (digits) => String(Number(Number(digits).toFixed(2)))),
      );
    }
  }
}

/** So that no rule that a page has for its own classes reaches into the picture. */
function prefixClasses(element: Element): void {
  const classes = element.getAttribute('class');
  if (classes !== null) {
    element.setAttribute('class', classes.replace(/\S+/g, 'plot-$&'));
  }
}

function drawPanel({ topPx, options }: Panel): Element {
  const drawn = plot({ ...options, document, className: 'plot', width: plotWidthPx });
  drawn.querySelector('style')?.remove();
  for (const element of drawn.querySelectorAll('*')) {
    for (const name of needlessAttributes) {
      element.removeAttribute(name);
    }
    roundGeometry(element);
    prefixClasses(element);
  }
  return createElement('g', { class: 'plot-panel', transform: `translate(0,${topPx})` }, [
    ...drawn.childNodes,
  ]);
}

/** Characters that no XML document may hold. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/**
 * Draws a picture without a browser: the same picture gives the same bytes.
 * @returns one `<svg>` element that is valid in a page and, but for its namespace, as XML
 */
export function drawSvg({ id, title, description, heightPx, panels, patterns = [] }: Picture): string {
  const ids = { title: `plot-${id}-title`, description: `plot-${id}-description` };
  const attributes = {
    class: `plot plot-${id}`,
    viewBox: `0 0 ${plotWidthPx} ${heightPx}`,
    width: '100%',
    style: `max-width:${widestPx}px;height:auto`,
    role: 'img',
    'aria-labelledby': `${ids.title} ${ids.description}`,
    'font-family': 'system-ui, sans-serif',
    'font-size': fontSizePx,
    'text-anchor': 'middle',
    fill: 'currentColor',
  };
  const definitions = patterns.length === 0 ? [] : [createElement('defs', {}, patterns.map(createPattern))];
  const root = createElement('svg', attributes, [
    createElement('title', { id: ids.title }, [title]),
    createElement('desc', { id: ids.description }, [description]),
    ...definitions,
    ...panels.map(drawPanel),
  ]);
  return root.outerHTML.replace(notXml, '\u{FFFD}');
}
