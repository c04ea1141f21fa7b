import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Palette, renderStylesheet } from './stylesheet.js';

interface PageProps {
  /** For the window and for search results. */
  readonly title: string;
  readonly stylesheet: string;
  readonly children: ComponentChildren;
}

/** Nothing is loaded from anywhere, and nothing runs: a browser is told so, and would refuse it. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function Page({ title, stylesheet, children }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentPolicy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="push-vs-poll" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: stylesheet }} />
      </head>
      <body>
        <a class="skip" href="#content">
          To the content
        </a>
        <div class="page">{children}</div>
      </body>
    </html>
  );
}

/**
 * A whole HTML file of its own: no script, nothing to load.
 * @param palette colours of the pictures on the page
 * @param children the page's content; the part that is no header has the id `content`
 */
export function renderPage(title: string, children: ComponentChildren, palette?: Palette): string {
  const page = (
    <Page title={title} stylesheet={renderStylesheet(palette)}>
      {children}
    </Page>
  );
  return `<!DOCTYPE html>\n${renderToString(page)}\n`;
}
