import { mediaUrl } from '../../../shared/api/media';
import type { Message } from '../../../shared/api/types';
import { cardOf, type TemplateCard } from './card';
import { cut, fields, list, text, web } from './fields';

export interface Article {
  title: string;
  description: string;
  image: string;
  url: string;
}

export type Content =
  | { shape: 'text'; text: string }
  | { shape: 'markdown'; text: string }
  | { shape: 'textcard'; title: string; description: string; url: string; urlText: string }
  | { shape: 'card'; card: TemplateCard }
  | { shape: 'articles'; articles: Article[] }
  | { shape: 'media'; kind: 'image' | 'voice' | 'video' | 'file'; url: string; title: string; description: string }
  | { shape: 'mini'; title: string; description: string; facts: { name: string; value: string }[]; emphasised: boolean }
  | { shape: 'location'; title: string; address: string; latitude: string; longitude: string }
  | { shape: 'other'; kind: string };

/** What the client draws for a body of the given kind. */
export function drawn(msgType: string, given: unknown): Content {
  const body = fields(given);
  switch (msgType) {
    case 'text':
      return { shape: 'text', text: text(body.content) };
    case 'markdown':
      return { shape: 'markdown', text: text(body.content) };
    case 'textcard':
      return {
        shape: 'textcard',
        title: cut(text(body.title), 128),
        description: cut(text(body.description), 512),
        url: web(body.url),
        urlText: text(body.btntxt),
      };
    case 'template_card':
      return { shape: 'card', card: cardOf(body) };
    case 'news':
    case 'mpnews':
      return { shape: 'articles', articles: list(body.articles).map(article) };
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return {
        shape: 'media',
        kind: msgType,
        url: text(body.media_id) && mediaUrl(text(body.media_id)),
        title: text(body.title),
        description: text(body.description),
      };
    case 'miniprogram_notice':
      return {
        shape: 'mini',
        title: text(body.title),
        description: text(body.description),
        facts: list(body.content_item).map((it) => ({ name: text(it.key), value: text(it.value) })),
        emphasised: body.emphasis_first_item === true,
      };
    case 'location':
      return {
        shape: 'location',
        title: text(body.title),
        address: text(body.address),
        latitude: text(body.latitude),
        longitude: text(body.longitude),
      };
    default:
      return { shape: 'other', kind: msgType };
  }
}

function article(it: Record<string, unknown>): Article {
  return {
    title: text(it.title),
    description: text(it.description) || text(it.digest),
    image: web(it.picurl),
    url: web(it.url) || web(it.content_source_url),
  };
}

/** What the client draws for a message of an app. */
export function contentOf(message: Message): Content {
  return drawn(message.msgType, (message.shown ?? message.content)[message.msgType]);
}

const WORDS = ['image', 'voice', 'video', 'file', 'location', 'link', 'weapp', 'card', 'emotion', 'mixed', 'chatrecord', 'revoke', 'agree', 'disagree'];

/** The word that stands for a kind of message that has no line of its own. */
export function kindWord(kind: string): string {
  return `client.kinds.${WORDS.includes(kind) ? kind : 'other'}`;
}

/** One line for the list of conversations; empty when only the kind can be said. */
export function lineOf(content: Content): string {
  return plain(lineWithMarks(content));
}

function lineWithMarks(content: Content): string {
  switch (content.shape) {
    case 'text':
    case 'markdown':
      return content.text;
    case 'textcard':
    case 'mini':
      return content.title;
    case 'card':
      return content.card.title || content.card.subtitle || content.card.emphasis.title;
    case 'articles':
      return content.articles[0]?.title ?? '';
    default:
      return '';
  }
}

function plain(marked: string): string {
  return marked
    .replace(/<[^>]+>/g, ' ')
    .replace(/[#*>`]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
