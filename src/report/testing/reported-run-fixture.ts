import type { Comparison } from '../../analyse/comparison.js';
import type { ReportedRun } from '../../analyse/reported-run.js';
import type { Environment } from '../../core/environment.js';
import type { FileSummary, ReportFormat } from '../formats/contract.js';
import { machineCheckFixture } from './machine-check-fixture.js';

export const environmentFixture: Environment = {
  startedAt: '2026-11-23T22:36:50.987Z',
  finishedAt: '2026-11-23T22:37:42.000Z',
  packageVersion: '0.1.0',
  gitCommit: null,
  node: 'v20.20.0',
  os: 'linux 6.1.0',
  cpuModel: 'a processor',
  cpuCores: 2,
  memoryBytes: 8_000_000_000,
  machine: machineCheckFixture,
  commandLine: ['run', 'order-placed'],
};

/** A run of that comparison, with a distribution of a few values for each strategy that has latencies. */
export function toReportedFixture(comparison: Comparison): ReportedRun {
  return {
    comparison,
    environment: environmentFixture,
    distributions: comparison.rows
      .filter(({ latencySamples }) => latencySamples > 0)
      .map(({ label, latencySamples, metrics }) => ({
        label,
        count: latencySamples,
        steps: [
          { valueUs: toUs(metrics.latency_p50_ms), countAtOrBelow: Math.ceil(latencySamples / 2) },
          { valueUs: toUs(metrics.latency_p99_ms) + 1, countAtOrBelow: latencySamples },
        ],
        hgrm: 'Value\n',
        hlog: '#log\n',
      })),
    readDistributions: [],
  };
}

function toUs(valueMs: number | null): number {
  return Math.round((valueMs ?? 0) * 1_000);
}

/** The text of a format that writes one file. */
export function renderOne(
  format: ReportFormat,
  comparison: Comparison,
  files: readonly FileSummary[] = [],
): string {
  const [file, ...others] = format.render(toReportedFixture(comparison), { files, folder: '' });
  if (file === undefined || others.length > 0) {
    throw new Error(`${format.id} does not write exactly one file`);
  }
  return file.text;
}
