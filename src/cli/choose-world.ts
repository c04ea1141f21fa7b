import type { World } from '../analyse/comparison.js';
import type { LoadedScenario } from '../scenario/loaded-scenario.js';

/**
 * Where a scenario is run: `simulate` asks for the virtual world and gets it; `run` asks for the live one, which a
 * scenario may decline because it would last for hours.
 * @returns the world, and a line for the user where it is not the one asked for; else null
 */
export function chooseWorld(
  asked: World,
  { scenario }: Pick<LoadedScenario, 'scenario'>,
): { readonly world: World; readonly notice: string | null } {
  if (asked === 'virtual' || scenario.world === 'live') {
    return { world: asked, notice: null };
  }
  const notice =
    `${scenario.name} is long: its file says to run it in virtual time. Live it runs with --quick, in half a minute, ` +
    'or with --set world=live, in full length.';
  return { world: 'virtual', notice };
}
