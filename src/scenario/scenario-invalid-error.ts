import { PushVsPollError } from '../core/errors.js';
import { formatFault, type ScenarioFault } from './scenario-fault.js';

/** PVP_SCENARIO_INVALID: its message has one line per fault, and programs get the faults as they are. */
export class ScenarioInvalidError extends PushVsPollError {
  readonly faults: readonly ScenarioFault[];

  /**
   * @param path of the scenario
   * @param faults at least one
   */
  constructor(path: string, faults: readonly ScenarioFault[]) {
    const nextStep = 'Correct the lines above; push-vs-poll schema prints what editors complete with';
    super('PVP_SCENARIO_INVALID', [countFaults(path, faults), ...faults.map(formatFault)].join('\n'), {
      nextStep,
    });
    this.faults = faults;
  }
}

/** The file has them, unless all of them are in what the command line adds to it. */
function countFaults(path: string, faults: readonly ScenarioFault[]): string {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  const areOptions = faults.every(({ place }) => place.kind === 'option');
  return areOptions ? `the options have ${count}` : `${path} has ${count}`;
}
