/** The path of a plot's file within the folder of its run. */
export function plotFileName(id: string): string {
  return `plots/${id}.svg`;
}
