import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseDurationUs } from '../core/units/duration.js';
import { durationField, sizeField } from '../core/units/fields.js';
import { scenarioJsonSchema } from '../scenario/json-schema.js';
import { strategies } from '../strategies/registry.js';
import { describeFields, describeOptions } from './describe-options.js';

test('an option is told with its type, its units, its default, its range and its documentation', () => {
  const options = z.strictObject({
    every: durationField('How often.', { min: 1_000, max: 60_000_000 }).prefault('1s'),
    page: z.int().min(1).max(100).default(10).meta({ description: 'How many.' }),
    share: z.number().min(0).max(1).default(0.2).meta({ description: 'How much.' }),
    factor: z.number().gt(1).max(100).default(2).meta({ description: 'By how much.' }),
    aligned: z.boolean().default(false).meta({ description: 'Whether.' }),
    most: sizeField('How large.', { min: 1, max: 2_048 }),
    form: z.enum(['thin', 'full']).default('full').meta({ description: 'Which.' }),
    url: z.string().optional().meta({ description: 'Where.' }),
  });
  expect(describeOptions(options)).toEqual([
    {
      name: 'every',
      type: 'duration',
      units: ['us', 'ms', 's', 'm', 'min', 'h', 'd'],
      required: false,
      default: '1s',
      allowed: { from: '1ms', to: '1m' },
      description: 'How often.',
    },
    {
      name: 'page',
      type: 'whole number',
      units: [],
      required: false,
      default: 10,
      allowed: { from: 1, to: 100 },
      description: 'How many.',
    },
    {
      name: 'share',
      type: 'number',
      units: [],
      required: false,
      default: 0.2,
      allowed: { from: 0, to: 1 },
      description: 'How much.',
    },
    {
      name: 'factor',
      type: 'number',
      units: [],
      required: false,
      default: 2,
      allowed: { above: 1, to: 100 },
      description: 'By how much.',
    },
    {
      name: 'aligned',
      type: 'true or false',
      units: [],
      required: false,
      default: false,
      allowed: null,
      description: 'Whether.',
    },
    {
      name: 'most',
      type: 'size',
      units: ['B', 'KB', 'KiB', 'MB', 'MiB'],
      required: true,
      default: null,
      allowed: { from: '1B', to: '2KiB' },
      description: 'How large.',
    },
    {
      name: 'form',
      type: 'text',
      units: [],
      required: false,
      default: 'full',
      allowed: ['thin', 'full'],
      description: 'Which.',
    },
    {
      name: 'url',
      type: 'text',
      units: [],
      required: false,
      default: null,
      allowed: null,
      description: 'Where.',
    },
  ]);
});

test('the fields of a scenario are told with those within them', () => {
  const fields = describeFields(scenarioJsonSchema());
  const named = (wanted: string) => fields.find(({ name }) => name === wanted);
  expect(named('name')).toMatchObject({ type: 'text', required: true, default: null });
  expect(named('workload.payload')).toMatchObject({ type: 'size', default: '512B' });
  expect(named('workload.arrivals')).toMatchObject({ type: 'map', required: true });
  expect(named('workload.reads.rate')).toMatchObject({ type: 'rate', required: false });
  expect(named('source.webhook.retries')).toMatchObject({
    type: 'list',
    default: expect.arrayContaining(['5s']),
  });
  expect(named('schedule')).toMatchObject({ allowed: ['sequential', 'side-by-side'] });
  expect(fields.map(({ name }) => name)).not.toContain('workload');
});

test('every option of every strategy has a description', () => {
  const silent = strategies.flatMap(({ id, options }) =>
    describeOptions(options).flatMap(({ name, description }) =>
      description === '' ? [`${id}.${name}`] : [],
    ),
  );
  expect(silent).toEqual([]);
});

test('the units that are told are all that are read', () => {
  const unitsOf = (id: string, option: string) =>
    strategies
      .filter((strategy) => strategy.id === id)
      .flatMap(({ options }) => describeOptions(options))
      .find(({ name }) => name === option)?.units;
  expect(unitsOf('interval-poll', 'every')).toContain('min');
  for (const unit of unitsOf('interval-poll', 'every') ?? []) {
    expect(parseDurationUs(`1${unit}`), unit).toMatchObject({ ok: true });
  }
});

test('every number of every strategy has a range', () => {
  const open = strategies.flatMap(({ id, options }) =>
    describeOptions(options).flatMap(({ name, type, allowed }) =>
      allowed === null && !['true or false', 'text', 'list', 'map'].includes(type) ? [`${id}.${name}`] : [],
    ),
  );
  expect(open).toEqual([]);
});
