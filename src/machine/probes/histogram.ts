import { withHistogram } from '../../measure/latency-histogram.js';
import { judgeFigure, type Probe } from './contract.js';

/** A thousand times less than the shortest exchange. */
const goodUpToNs = 1_000;
/** As much as a tenth of an exchange: recording would be part of what is measured. */
const poorFromNs = 5_000;

const records = { brief: 50_000, quick: 300_000, full: 2_000_000 } as const;
const differentValues = 4_096;

/** What it costs to record one latency. */
export const histogram: Probe = {
  id: 'histogram',
  title: 'histogram cost',
  isBrief: false,
  measure: async (depth) => {
    const howMany = records[depth];
    const valuesUs = Array.from(
      { length: differentValues },
      (_, index) => 50 + ((index * 7_919) % 2_000_000),
    );
    const perRecordNs = withHistogram((table) => {
      const startNs = process.hrtime.bigint();
      for (let done = 0; done < howMany; done += 1) {
        table.record(valuesUs[done % differentValues] ?? 0);
      }
      return Number(process.hrtime.bigint() - startNs) / howMany;
    });
    const figure = `recording a latency takes ${perRecordNs.toFixed(0)} ns`;
    return {
      figures: { histogram_record_ns: Math.round(perRecordNs) },
      verdicts: [
        judgeFigure(
          perRecordNs,
          { goodUpTo: goodUpToNs, poorFrom: poorFromNs },
          {
            good: `Measuring disturbs nothing: ${figure}.`,
            fair: `Measuring takes time of its own: ${figure}.`,
            poor: `Measuring takes a noticeable part of each exchange: ${figure}.`,
          },
        ),
      ],
    };
  },
};
