import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTemporaryFolder } from '../cli/testing/temporary-folder.js';
import { machineCheckFixture } from '../report/testing/machine-check-fixture.js';
import { readDoctorFile, writeDoctorFile } from './doctor-file.js';

const identity = {
  node: 'v20.20.0',
  os: 'linux 6.1.0',
  cpuModel: 'a processor',
  cpuCores: 2,
  memoryBytes: 8_000_000_000,
};

test('is read again on the same machine, and on no other', async () => {
  const folder = join(createTemporaryFolder(), 'results');
  const path = await writeDoctorFile(folder, identity, machineCheckFixture);
  expect(path).toBe(join(folder, '.doctor.json'));
  expect(await readDoctorFile(folder, identity)).toEqual(machineCheckFixture);
  for (const change of [
    { node: 'v22.0.0' },
    { cpuModel: 'another' },
    { cpuCores: 4 },
    { os: 'linux 6.2.0' },
  ]) {
    expect(await readDoctorFile(folder, { ...identity, ...change })).toBeNull();
  }
});

test('a file that is missing, cut short or of another form is like none', async () => {
  const folder = createTemporaryFolder();
  expect(await readDoctorFile(folder, identity)).toBeNull();
  for (const text of ['{"schemaVersion":1,', '{"schemaVersion":2}', '[]']) {
    writeFileSync(join(folder, '.doctor.json'), text);
    expect(await readDoctorFile(folder, identity)).toBeNull();
  }
});

test('what it names beside the machine is not kept', async () => {
  const folder = createTemporaryFolder();
  await writeDoctorFile(folder, Object.assign({ gitCommit: 'abc' }, identity), machineCheckFixture);
  expect(await readDoctorFile(folder, identity)).toEqual(machineCheckFixture);
});

test('a folder that cannot be written to is told as such', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(writeDoctorFile(join(folder, 'file'), identity, machineCheckFixture)).rejects.toMatchObject({
    code: 'PVP_OUTPUT_UNWRITABLE',
  });
});
