import type { ArgumentsCamelCase, Argv, InferredOptionTypes, Options } from 'yargs';
import { createUsageError } from './create-usage-error.js';

type OptionTable = Readonly<Record<string, Options>>;

/** What yargs hands over for these options, in its own words. */
type ParsedArguments<Options extends OptionTable> = ArgumentsCamelCase<
  Omit<object, keyof Options> & InferredOptionTypes<Options>
>;

/** A command of push-vs-poll, as the command line needs to know it. */
export interface Command {
  readonly name: string;
  /** Its positional arguments as yargs writes them; empty when it has none. */
  readonly positionals: string;
  /** Names of its options, without dashes: what a misspelt one is compared with. */
  readonly optionNames: readonly string[];
  /**
   * Adds the command to a parser. When it has run, `settle` is handed the process's exit code; what it throws is
   * thrown by the parser.
   */
  addTo(parser: Argv<object>, settle: (exitCode: number) => void): void;
}

interface CommandDefinition<Options extends OptionTable> {
  readonly name: string;
  /** The positional arguments as yargs writes them, for example `[scenario..]`; they stand in `options` too. */
  readonly positionals?: string;
  /** One line: what it does. */
  readonly summary: string;
  readonly options: Options;
  readonly examples: readonly (readonly [commandLine: string, meaning: string])[];
  /**
   * Does the work and returns the process's exit code. Code that is costly to load is imported in here, so that
   * `--help` need not wait for it.
   */
  run(args: ParsedArguments<Options>): Promise<number>;
}

/** Makes a command of its definition, keeping the type of its options to itself. */
export function defineCommand<const Options extends OptionTable>(
  definition: CommandDefinition<Options>,
): Command {
  const { name, positionals = '', summary, options, examples } = definition;
  const positionalNames = [...positionals.matchAll(/[a-z]+/g)].map(([positional]) => positional);
  return {
    name,
    positionals,
    optionNames: Object.keys(options).filter((option) => !positionalNames.includes(option)),
    addTo: (parser, settle) => {
      parser.command(
        `${name} ${positionals}`.trim(),
        summary,
        (command) =>
          command
            .options(options)
            .group(positionalNames, 'Positionals:')
            .example(examples.map(([line, meaning]) => [line, meaning])),
        async (args) => {
          refuseRepetition(name, options, args);
          settle(await definition.run(args));
        },
      );
    },
  };
}

/** yargs makes a list of an option that is given twice, whatever its type says. */
function refuseRepetition(
  command: string,
  options: OptionTable,
  args: Readonly<Record<string, unknown>>,
): void {
  for (const [option, { array }] of Object.entries(options)) {
    if (array !== true && Array.isArray(args[option])) {
      throw createUsageError(`--${option} may be given only once`, command);
    }
  }
}
