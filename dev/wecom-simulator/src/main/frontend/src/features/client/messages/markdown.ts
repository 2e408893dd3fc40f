/** A piece of WeCom's small markdown: headings, bold, code, quotes, links and three colours. */
export interface Piece {
  text: string;
  bold?: boolean;
  code?: boolean;
  tone?: string;
  href?: string;
}

export interface Block {
  kind: 'text' | 'heading' | 'quote';
  level: number;
  pieces: Piece[];
}

const MARKUP = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]*)\]\((https?:\/\/[^)\s]+)\)|<font color="(info|comment|warning)">(.*?)<\/font>/g;

function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const mark of line.matchAll(MARKUP)) {
    if (mark.index > end) found.push({ text: line.slice(end, mark.index) });
    end = mark.index + mark[0].length;
    const [, bold, code, label, href, tone, coloured] = mark;
    if (bold !== undefined) found.push({ text: bold, bold: true });
    else if (code !== undefined) found.push({ text: code, code: true });
    else if (href !== undefined) found.push({ text: label || href, href });
    else found.push({ text: coloured ?? '', tone: tone ?? '' });
  }
  if (end < line.length) found.push({ text: line.slice(end) });
  return found;
}

/** One block a line; markup that WeCom does not know is shown as it stands. */
export function blocksOf(markdown: string): Block[] {
  return markdown.split('\n').map((line) => {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading) return { kind: 'heading', level: heading[1]!.length, pieces: pieces(heading[2]!) };
    const quote = /^>\s?(.*)$/.exec(line);
    return quote
      ? { kind: 'quote', level: 0, pieces: pieces(quote[1]!) }
      : { kind: 'text', level: 0, pieces: pieces(line) };
  });
}
