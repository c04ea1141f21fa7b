import { type Parsed, parseQuantity } from './quantity.js';

const bytesPer = { B: 1, KB: 1_000, KiB: 1_024, MB: 1_000_000, MiB: 1_048_576 } as const;

/** The units in which a size may be written. */
export const sizeUnits: readonly string[] = Object.keys(bytesPer);

export const sizePattern = '^\\d+(\\.\\d+)?\\s*(B|KB|KiB|MB|MiB)$';

/** Reads `512B`, `20KiB`, `1MiB`: whole bytes. */
export function parseSizeBytes(text: string): Parsed {
  const parsed = parseQuantity(text, bytesPer, '512B or 20KiB');
  return parsed.ok ? { ok: true, value: Math.round(parsed.value) } : parsed;
}

/** Writes a size with a binary unit: 20_480 is `20KiB`, 1_600 is `1.56KiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < bytesPer.KiB) {
    return `${Math.round(bytes)}B`;
  }
  const unit = bytes < bytesPer.MiB ? 'KiB' : 'MiB';
  return `${Number((bytes / bytesPer[unit]).toPrecision(3))}${unit}`;
}
