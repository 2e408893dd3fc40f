import type { Said } from '../../../shared/api/chats';
import { drawn, type Content } from '../messages/content';
import { fields, text } from '../messages/fields';

/** Somebody who can speak in a chat. */
export interface Party {
  id: string;
  name: string;
  outside: boolean;
}

/** What was said, as the client draws it: the archive's own body, its file by an address. */
export function contentOfSaid(said: Said): Content {
  const body = fields(Object.values(said.content).find((it) => typeof it === 'object'));
  const media = ['image', 'voice', 'video', 'file'];
  if (media.includes(said.msgtype)) {
    return {
      shape: 'media',
      kind: said.msgtype as 'file',
      url: said.fileUrl ?? '',
      title: text(body.filename),
      description: '',
    };
  }
  if (said.msgtype === 'link') {
    return { shape: 'articles', articles: [linkOf(body)] };
  }
  return drawn(said.msgtype, body);
}

function linkOf(body: Record<string, unknown>) {
  const [article] = (drawn('news', {
    articles: [{ title: body.title, description: body.description, url: body.link_url, picurl: body.image_url }],
  }) as Extract<Content, { shape: 'articles' }>).articles;
  return article!;
}
