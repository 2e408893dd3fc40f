import type { Message } from '../../shared/wecom';

type Fields = Record<string, unknown>;

function fields(value: unknown): Fields {
  return value !== null && typeof value === 'object' ? (value as Fields) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

/** WeCom cuts the title of a text card at 128 characters and its description at 512. */
function cut(value: string, longest: number): string {
  const characters = [...value];
  return characters.length <= longest ? value : `${characters.slice(0, longest - 1).join('')}…`;
}

export interface TextContent {
  shape: 'text';
  text: string;
}

export interface CardContent {
  shape: 'card';
  source: string;
  title: string;
  description: string;
  facts: { name: string; value: string }[];
  buttons: string[];
  url: string;
  urlText: string;
}

export interface OtherContent {
  shape: 'other';
  kind: string;
}

export type Content = TextContent | CardContent | OtherContent;

/** What the client draws for a message. */
export function contentOf(message: Message): Content {
  const body = fields(message.content[message.msgType]);
  switch (message.msgType) {
    case 'text':
    case 'markdown':
      return { shape: 'text', text: text(body.content) };
    case 'textcard':
      return {
        shape: 'card',
        source: '',
        title: cut(text(body.title), 128),
        description: cut(text(body.description), 512),
        facts: [],
        buttons: [],
        url: text(body.url),
        urlText: text(body.btntxt),
      };
    case 'template_card':
      return templateCard(body);
    default:
      return { shape: 'other', kind: message.msgType };
  }
}

function templateCard(card: Fields): CardContent {
  const title = fields(card.main_title);
  const emphasis = fields(card.emphasis_content);
  return {
    shape: 'card',
    source: text(fields(card.source).desc),
    title: text(title.title),
    description: [title.desc, emphasis.title, emphasis.desc, card.sub_title_text].map(text).filter(Boolean).join('\n'),
    facts: list(card.horizontal_content_list).map((it) => ({ name: text(it.keyname), value: text(it.value) })),
    buttons: list(card.button_list).map((it) => text(it.text)),
    url: text(fields(card.card_action).url),
    urlText: '',
  };
}

/** One line for the list of conversations; empty when only the kind can be said. */
export function lineOf(content: Content): string {
  if (content.shape === 'other') return '';
  const line = content.shape === 'card' ? content.title : content.text;
  return line.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
}
