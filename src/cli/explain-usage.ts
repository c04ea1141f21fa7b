import { suggestNearest } from '../core/did-you-mean.js';
import type { Command } from './command.js';
import { createUsageError } from './create-usage-error.js';

/**
 * What to throw when yargs gives up: what a command threw, as it is; else a PVP_USAGE error that names the
 * mistake, suggests a near miss and says where help is.
 *
 * @param message yargs' own words, in English; null when something was thrown
 * @param thrown by a command, or by yargs
 * @param args the arguments behind the program's name
 */
export function explainUsage(
  message: string | null,
  thrown: Error | undefined,
  args: readonly string[],
  commands: readonly Command[],
): Error {
  if (thrown !== undefined && thrown.name !== 'YError') {
    return thrown;
  }
  const command = commands.find(({ name }) => name === args[0]);
  const words = message ?? thrown?.message ?? 'the command line is not understood';
  return createUsageError(
    command === undefined ? describeUnknownCommand(words, commands) : describeMistake(words, args, command),
    command?.name,
  );
}

function describeUnknownCommand(message: string, commands: readonly Command[]): string {
  const unknown = readUnknownWords(message)[0];
  return unknown === undefined
    ? message
    : `there is no command "${unknown}"${suggestNearest(
        unknown,
        commands.map(({ name }) => name),
      )}`;
}

function describeMistake(message: string, args: readonly string[], command: Command): string {
  const unknown = readUnknownWords(message);
  if (unknown.length > 0) {
    return unknown.map((word) => describeUnknown(word, args, command)).join(' and ');
  }
  if (message.startsWith('Not enough non-option arguments')) {
    return `${command.name} needs ${command.positionals}`;
  }
  const choice = /^Invalid values:\s*Argument: \S+, Given: "(.*)", Choices: (.*)$/s.exec(message);
  if (choice !== null) {
    const [, given = '', choices = ''] = choice;
    const allowed = choices.split(', ').map((quoted) => quoted.replaceAll('"', ''));
    return `${command.name} does not take "${given}"; allowed are ${allowed.join(', ')}${suggestNearest(given, allowed)}`;
  }
  const oneLine = message.replaceAll(/\s*\n\s*/g, ' ');
  return oneLine.charAt(0).toLowerCase() + oneLine.slice(1);
}

/** The words of `Unknown argument: a` or `Unknown arguments: a, b`; none when it is another message. */
function readUnknownWords(message: string): readonly string[] {
  const match = /^Unknown (?:arguments?|commands?): (.*)$/.exec(message);
  return match?.[1]?.split(', ') ?? [];
}

function describeUnknown(word: string, args: readonly string[], command: Command): string {
  if (args.includes(word)) {
    return `${command.name} does not take "${word}"`;
  }
  const option = word.length === 1 ? `-${word}` : `--${word}`;
  const known = command.optionNames.map((name) => `--${name}`);
  return `there is no option ${option}${suggestNearest(option, known)}`;
}
