import { Scroll } from './scroll.js';

/**
 * A drawn plot, which a telephone shows no smaller than its letters can be read.
 * @param svg as the plots draw it: they escape what somebody wrote, so its markup is taken as it is
 */
export function Picture({ title, svg }: { readonly title: string; readonly svg: string }) {
  return (
    <Scroll name={`plot: ${title}`}>
      <div class="plot" dangerouslySetInnerHTML={{ __html: svg }} />
    </Scroll>
  );
}
