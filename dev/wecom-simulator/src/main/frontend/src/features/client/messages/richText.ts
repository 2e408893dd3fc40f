/** A run of text in a message, as the client shows it. */
export interface Run {
  text: string;
  tone: 'normal' | 'gray' | 'highlight';
  href?: string;
}

const MARKUP = /<br\s*\/?>|<div(?:\s+class="([^"]*)")?>|<\/div>|<a\s+[^>]*href="([^"]*)"[^>]*>|<\/a>/gi;
const WEB = /^https?:\/\//i;

/**
 * Splits a text into lines of runs. WeCom knows line breaks, links and three kinds of div; anything
 * else is shown as it stands, never interpreted.
 */
export function linesOf(text: string): Run[][] {
  const lines: Run[][] = [[]];
  let tone: Run['tone'] = 'normal';
  let href: string | undefined;
  let end = 0;

  const add = (piece: string) => {
    piece.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part) lines.at(-1)?.push(href ? { text: part, tone, href } : { text: part, tone });
    });
  };
  const newLine = () => {
    if (lines.at(-1)?.length) lines.push([]);
  };

  for (const mark of text.matchAll(MARKUP)) {
    add(text.slice(end, mark.index));
    end = mark.index + mark[0].length;
    const tag = mark[0].toLowerCase();
    if (tag.startsWith('<br')) lines.push([]);
    else if (tag.startsWith('<div')) {
      newLine();
      tone = mark[1] === 'gray' || mark[1] === 'highlight' ? mark[1] : 'normal';
    } else if (tag === '</div>') {
      newLine();
      tone = 'normal';
    } else if (tag.startsWith('<a')) href = WEB.test(mark[2] ?? '') ? mark[2] : undefined;
    else href = undefined;
  }
  add(text.slice(end));
  while (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}
