import { expect, test } from 'vitest';
import { drawPlots } from './draw-plots.js';
import { formatFamilies } from './formats/contract.js';
import { plotFileName } from './plot-file-name.js';
import { plots } from './plots/registry.js';
import { renderFiles } from './render-files.js';
import { findStaleFiles } from './stale-files.js';
import { completeComparison } from './testing/comparison-fixture.js';
import { toReportedFixture } from './testing/reported-run-fixture.js';

const run = toReportedFixture(completeComparison);

function listStale(families: typeof formatFamilies | readonly ['html'], ...paths: readonly string[]) {
  const stale = findStaleFiles(families, renderFiles(run, families));
  return paths.filter((path) => {
    const [folder, name = ''] = path.split('/');
    return stale.some((kind) => kind.folder === folder && kind.isStale(name));
  });
}

test('a file of a strategy or plot that is not there any more is stale, in each of its forms', () => {
  const drawn = drawPlots(run).map(({ id }) => id);
  const notDrawn = plots.map(({ id }) => id).filter((id) => !drawn.includes(id));
  expect(notDrawn.length).toBeGreaterThan(0);
  const gone = [
    'histograms/gone.hgrm',
    'histograms/gone.hlog',
    'histograms/gone-2.reads.hgrm',
    ...notDrawn.map(plotFileName),
  ];
  expect(listStale(formatFamilies, ...gone)).toEqual(gone);
});

test('what is rendered is not stale, nor what somebody else named, nor files of other families', () => {
  const written = renderFiles(run).map(({ fileName }) => fileName);
  expect(written).toContain('histograms/slow-poll.hgrm');
  expect(listStale(formatFamilies, ...written)).toEqual([]);
  const others = [
    'histograms/My notes.hgrm',
    'histograms/notes.txt',
    'plots/our-office.svg',
    'plots/timeline.svg.bak',
  ];
  expect(listStale(formatFamilies, ...others, 'elsewhere/timeline.svg')).toEqual([]);
  expect(listStale(['html'], ...plots.map(({ id }) => plotFileName(id)), 'histograms/gone.hgrm')).toEqual([]);
});
