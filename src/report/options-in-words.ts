/** A strategy's options as its scenario writes them: `every 5s, hold 30s`. Empty where all have their defaults. */
export function optionsInWords(options: Readonly<Record<string, unknown>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
