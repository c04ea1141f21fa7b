import { readableExpectation, summariseExpectations } from '../../readable-expectation.js';
import { noValue } from '../../readable-metric.js';
import { Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** The scenario's thresholds, each passed or missed. */
export const expectations: ReportSection = {
  id: 'expectations',
  title: 'Expectations',
  render: ({ comparison }) => {
    const judged = comparison.expectations;
    if (judged.length === 0) {
      return null;
    }
    const summary = summariseExpectations(judged);
    return (
      <Table
        caption={`Thresholds of the scenario: ${summary}. Figures are compared as they are, without rounding.`}
        heading={['expected', 'result', 'found', 'remark']}
        kinds={['text', 'text', 'number', 'text']}
        rows={judged
          .map(readableExpectation)
          .map(({ word, condition, figure, remark }) => [
            <code>{condition}</code>,
            word === 'missed' ? (
              <strong class="missed">✗ missed</strong>
            ) : word === 'passed' ? (
              '✓ passed'
            ) : (
              word
            ),
            figure ?? noValue,
            remark ?? '',
          ])}
      />
    );
  },
};
