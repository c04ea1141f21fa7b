/** Languages whose spreadsheets take words for dates: English, which all of them know, and such as write 3,5. */
const languages =
  'en de fr es it pt nl pl cs sk sl hr sr hu ro bg el ru uk da sv nb fi et lv lt tr id vi'.split(' ');

/** So many letters tell a month or a day of the week, written out or abbreviated, from other words. */
const stemLetters = 3;

const january2026 = { year: 2026, firstMonday: 5 };

function* nameDates(language: string): Generator<string, void, undefined> {
  for (const length of ['long', 'short'] as const) {
    // The day is asked for, too, since many languages decline the month beside it.
    const month = new Intl.DateTimeFormat(language, { month: length, day: 'numeric', timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' });
    for (let index = 0; index < 12; index += 1) {
      yield month.format(Date.UTC(january2026.year, index, 1));
    }
    for (let index = 0; index < 7; index += 1) {
      yield weekday.format(Date.UTC(january2026.year, 0, january2026.firstMonday + index));
    }
  }
}

/** In lower case and without accents, by which the cases and abbreviations of one name differ. */
function stemOf(word: string): string {
  const letters = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return [...letters].slice(0, stemLetters).join('');
}

let knownStems: ReadonlySet<string> | undefined;

function dateStems(): ReadonlySet<string> {
  knownStems ??= new Set(
    languages.flatMap((language) =>
      [...nameDates(language)].flatMap((name) => name.match(/\p{L}+/gu) ?? []).map(stemOf),
    ),
  );
  return knownStems;
}

/** Whether a word begins like the name of a month or of a day of the week. */
export function isDateWord(word: string): boolean {
  return dateStems().has(stemOf(word));
}
