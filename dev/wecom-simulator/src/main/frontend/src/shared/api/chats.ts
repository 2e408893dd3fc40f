import type { Draft } from '../draft';
import { post, read } from './door';

/** Something said in a chat with a customer or in a group; the chat archive is made of it. */
export interface Said {
  seq: number;
  msgId: string;
  action: string;
  from: string;
  fromName: string;
  fromOutside: boolean;
  at: string;
  msgtype: string;
  content: Record<string, unknown>;
  recalled: boolean;
  preview: string;
  fileUrl?: string;
}

export interface Chat {
  kind: string;
  id: string;
  last?: { at: string; msgtype: string; preview: string };
}

export interface Place {
  corpId: string;
  userId: string;
  with: string;
  roomId: string;
}

interface Speech {
  corpId: string;
  from: string;
  to: string[];
  roomId: string;
}

async function upload(corpId: string, file: File): Promise<string> {
  const form = new FormData();
  form.append('file', file);
  const kept = await post<{ fileId: string }[]>(`chats/files?corpId=${encodeURIComponent(corpId)}`, form);
  if (!kept[0]) throw new Error('the file was not kept');
  return kept[0].fileId;
}

async function bodyOf(corpId: string, draft: Draft): Promise<object> {
  switch (draft.kind) {
    case 'text':
      return { msgtype: 'text', text: draft.text };
    case 'location': {
      const { kind: _, ...content } = draft;
      return { msgtype: 'location', content: { ...content, zoom: 15 } };
    }
    default:
      return { msgtype: draft.kind, file: { fileId: await upload(corpId, draft.file) } };
  }
}

export const chats = {
  of: (corpId: string, userId: string) => read<Chat[]>('chats', { corpId, userId }),
  timeline: ({ corpId, userId, with: other, roomId }: Place) =>
    read<Said[]>('chats/timeline', roomId ? { corpId, roomId, limit: 500 } : { corpId, userId, with: other, limit: 500 }),
  async speak({ corpId, from, to, roomId }: Speech, draft: Draft): Promise<void> {
    const body = await bodyOf(corpId, draft);
    await post('chats/say', JSON.stringify({ corpId, from, ...(roomId ? { roomId } : { to }), ...body }));
  },
  recall: (corpId: string, msgId: string) => post('chats/recall', JSON.stringify({ corpId, msgId })),
};
