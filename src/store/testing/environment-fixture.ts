import type { Environment } from '../../core/environment.js';

export const environmentFixture: Environment = {
  startedAt: '2026-11-23T22:36:50.000Z',
  finishedAt: '2026-11-23T22:37:04.000Z',
  packageVersion: '0.1.0',
  gitCommit: null,
  node: 'v20.20.0',
  os: 'linux 6.1.0',
  cpuModel: 'Example CPU',
  cpuCores: 2,
  memoryBytes: 25_769_803_776,
  machine: null,
  commandLine: ['run', 'order-placed'],
};
