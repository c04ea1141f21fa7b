import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { compareJson } from '../report/between-runs/formats/compare-json.js';
import { runsComparisonFixture } from '../report/between-runs/testing/runs-comparison-fixture.js';
import { compareJsonSchema, renderCompareJsonSchema } from './compare-json-schema.js';

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(compareJsonSchema());

/** To renew the file: npm run generate */
test('the committed schema is fresh', async () => {
  await expect(renderCompareJsonSchema()).toMatchFileSnapshot('./compare.schema.json');
});

test('an independent validator takes what compare prints, and nothing beside it', () => {
  const document: object = JSON.parse(compareJson.render(runsComparisonFixture));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...document, extra: 1 })).toBe(false);
  expect(validate({ ...document, outcome: 'fine' })).toBe(false);
});
