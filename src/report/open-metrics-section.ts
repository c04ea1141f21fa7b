/** What the data dictionary says about the file of OpenMetrics. */
export const openMetricsSection = `## metrics.om

OpenMetrics 1.0, text format. A family is a metric of comparison.csv: \`push_vs_poll_\`, its name without the unit,
then the base unit (\`_seconds\`, \`_bytes\`, \`_ratio\`). Counts are counters, all else are gauges. Latencies are
summaries, \`push_vs_poll_latency_seconds{quantile="0.99"}\` and \`push_vs_poll_read_latency_seconds\`; of the former,
quantiles 0 and 1 are the extremes.

- Labels of every figure: \`scenario\`, \`strategy\` (its label), \`world\` (\`live\` or \`virtual\`), \`trusted\`.
- \`push_vs_poll_warning_info\` names the metrics that a warning touches, by their columns: do not draw those bare.
- \`push_vs_poll_expectation_met\` is 1 or 0 for each threshold of the scenario.
- There are no timestamps, so that a simulation repeats bit for bit. Prometheus wants them to take in a file
  (\`promtool tsdb create-blocks-from openmetrics\`); this puts one behind every sample:
  \`awk -v t="$(date +%s)" '/^#/ { print; next } { print $0, t }' metrics.om\``;
