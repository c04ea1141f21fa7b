import { plainText } from '../../plain-text.js';
import { Scroll } from '../scroll.js';
import type { ReportSection } from '../section.js';

/** The scenario as it was run, so that anybody can run it again. */
export const scenarioText: ReportSection = {
  id: 'scenario',
  title: 'Scenario',
  render: ({ comparison: { scenario } }) => (
    <>
      <Scroll name="The scenario’s text" kind="code">
        <pre>{scenario.text}</pre>
      </Scroll>
      {scenario.overrides.length === 0 ? null : (
        <>
          <p>Changed on the command line:</p>
          <ul>
            {scenario.overrides.map((override) => (
              <li key={override}>
                <code>{plainText(override)}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  ),
};
