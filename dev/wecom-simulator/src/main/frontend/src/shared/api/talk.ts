import type { Draft } from '../draft';
import { ask, say } from './door';
import { mediaUrl, uploadMedia } from './media';

/** A card as one member sees it now. */
export interface CardState {
  message: number;
  userId: string;
  card: Record<string, unknown>;
  replaceName: string;
  pressed: string;
  selected: Record<string, string[]>;
}

/** A group chat that an app made. */
export interface AppChat {
  corpId: string;
  agentId: number;
  chatId: string;
  name: string;
  owner: string;
  members: string[];
}

/** Something the member did to an app; what they wrote stands in the conversation. */
export interface Act {
  seq: number;
  agentId: number;
  userId: string;
  kind: string;
  event: string;
  fields: Record<string, unknown>;
  url: string;
  at: string;
}

export interface MenuButton {
  name: string;
  type?: string;
  key?: string;
  url?: string;
  sub_button?: MenuButton[];
}

/** Whose conversation it is, and with which app. */
export interface Ends {
  corpId: string;
  agentId: number;
  userId: string;
}

async function fieldsOf(corpId: string, draft: Draft): Promise<{ msgType: string; fields: object }> {
  switch (draft.kind) {
    case 'text':
      return { msgType: 'text', fields: { Content: draft.text } };
    case 'location': {
      const { latitude, longitude, title, address } = draft;
      const fields = { Location_X: latitude, Location_Y: longitude, Scale: 15, Label: title || address };
      return { msgType: 'location', fields };
    }
    default: {
      const mediaId = await uploadMedia(corpId, draft.file);
      return { msgType: 'image', fields: { MediaId: mediaId, PicUrl: new URL(mediaUrl(mediaId), location.href).href } };
    }
  }
}

export const talk = {
  cards: (corpId: string, userId: string) => ask<CardState>('cards', { corpId, userId, limit: 500 }),
  chats: (corpId: string) => ask<AppChat>('app-chats', { corpId }),
  said: (corpId: string, userId: string) => ask<Act>('acts', { corpId, userId, kind: 'say', limit: 500 }),
  menu: async ({ corpId, agentId }: Ends) =>
    (await ask<{ button: MenuButton[] }>('menus', { corpId, agentId }))[0]?.button ?? [],
  mutes: (corpId: string, userId: string) => ask<{ agentId: number; muted: boolean }>('mutes', { corpId, userId }),
  mute: (ends: Ends, muted: boolean) => say('mutes', { ...ends, muted }),
  enter: (ends: Ends) => say<Act>('entries', ends),
  click: (ends: Ends, key: string) => say<Act>('menu-clicks', { ...ends, key }),
  press: (corpId: string, userId: string, msgId: string, key: string, selected: Record<string, string[]>) =>
    say<Act>('presses', { corpId, userId, msgId, key, selected }),
  async write(ends: Ends, draft: Draft): Promise<void> {
    await say('utterances', { ...ends, ...(await fieldsOf(ends.corpId, draft)) });
  },
};
