import type { Labels, MetricFamily, Sample } from './metric-family.js';

/**
 * The text format of OpenMetrics 1.0, without timestamps: the same families give the same bytes. Families without a
 * sample are left out.
 */
export function renderExposition(families: readonly MetricFamily[]): string {
  return `${families
    .filter(({ samples }) => samples.length > 0)
    .map(renderFamily)
    .join('')}# EOF\n`;
}

function renderFamily({ name, type, unit, help, samples }: MetricFamily): string {
  const lines = [
    `# TYPE ${name} ${type}`,
    ...(unit === null ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escapeText(help)}`,
    ...samples.map((sample) => renderSample(name, sample)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function renderSample(name: string, { suffix, labels, value }: Sample): string {
  return `${name}${suffix}${renderLabels(labels)} ${value}`;
}

function renderLabels(labels: Labels): string {
  const written = Object.entries(labels).map(([name, value]) => `${name}="${escapeText(value)}"`);
  return written.length === 0 ? '' : `{${written.join(',')}}`;
}

/** A line feed would end the line, a quote the label; half a surrogate pair is no text in any encoding. */
function escapeText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\u{fffd}')
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n');
}
