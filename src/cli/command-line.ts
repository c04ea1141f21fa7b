import yargs from 'yargs';
import type { Command } from './command.js';
import { capacityCommand } from './commands/capacity.js';
import { compareCommand } from './commands/compare.js';
import { doctorCommand } from './commands/doctor.js';
import { initCommand } from './commands/init.js';
import { listCommand } from './commands/list.js';
import { reportCommand } from './commands/report.js';
import { runCommand } from './commands/run.js';
import { schemaCommand } from './commands/schema.js';
import { simulateCommand } from './commands/simulate.js';
import { validateCommand } from './commands/validate.js';
import { describeError } from './describe-error.js';
import { explainUsage } from './explain-usage.js';
import { writeOut } from './output.js';
import { readPackageVersion } from './package-version.js';
import { reportFailure } from './report-failure.js';

const commands: readonly Command[] = [
  runCommand,
  simulateCommand,
  listCommand,
  validateCommand,
  schemaCommand,
  reportCommand,
  compareCommand,
  doctorCommand,
  capacityCommand,
  initCommand,
];

const epilogue = [
  'Exit codes: 0 done, 1 a threshold was missed or a regression shown, 2 usage or an invalid',
  'scenario, 3 the run failed or is incomplete, 4 with --strict: this machine disturbed it,',
  '130 interrupted.',
].join('\n');

/**
 * Runs push-vs-poll with the arguments behind the program's name. Resolves with the process's exit code; errors
 * have been reported to standard error by then.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const parser = createParser(args);
  for (const command of commands) {
    command.addTo(parser, (settled) => {
      exitCode = settled;
    });
  }
  try {
    await parser.parseAsync();
    return exitCode;
  } catch (thrown) {
    return fail(thrown, args);
  }
}

/** A program that asked for JSON gets a document even when its command came to nothing. */
function fail(thrown: unknown, args: readonly string[]): number {
  const failureCode = reportFailure(thrown);
  if (args.includes('--json')) {
    writeOut(`${JSON.stringify({ exitCode: failureCode, error: describeError(thrown) }, null, 2)}\n`);
  }
  return failureCode;
}

function createParser(args: readonly string[]) {
  return (
    yargs([...args])
      .scriptName('push-vs-poll')
      // Messages are in English everywhere, and explainUsage reads them.
      .locale('en')
      .parserConfiguration({
        'camel-case-expansion': false,
        'dot-notation': false,
        'boolean-negation': false,
      })
      .usage('$0 <command>\n\nReplays one seeded event trace to pollers and webhooks, and compares them.')
      .demandCommand(1, 'a command is missing')
      .strict()
      .strictCommands()
      .help()
      .alias('help', 'h')
      .version(readPackageVersion())
      .epilogue(epilogue)
      .exitProcess(false)
      .fail((message, thrown) => {
        throw explainUsage(message, thrown, args, commands);
      })
  );
}
