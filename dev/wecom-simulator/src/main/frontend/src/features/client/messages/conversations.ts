import type { AppChat, CardState } from '../../../shared/api/talk';
import type { App, Directory, Member, Message } from '../../../shared/api/types';
import { kindOf, sees } from '../../../shared/sight';

/** A member's conversation with an app, or a group chat that an app made. */
export interface Conversation {
  key: string;
  app: App;
  title: string;
  chatId: string;
  messages: Message[];
}

function chatOf(message: Message): string {
  return typeof message.content.chatid === 'string' ? message.content.chatid : '';
}

/** What the member finds under 消息: apps with messages or in sight, and groups of apps; the newest first. */
export function conversationsOf(
  member: Member,
  messages: Message[],
  chats: AppChat[],
  directory: Directory,
): Conversation[] {
  const said = (key: string) => messages.filter((it) => `${it.agentId}/${chatOf(it)}` === key);
  const place = (app: App, chatId: string, title: string): Conversation => {
    const key = `${app.agentId}/${chatId}`;
    return { key, app, title, chatId, messages: said(key) };
  };
  const apps = directory.apps
    .filter((app) => kindOf(app) !== 'system')
    .map((app) => place(app, '', app.name))
    .filter((it) => it.messages.length > 0 || (!it.app.disabled && sees(it.app, member, directory)));
  const groups = chats
    .filter((chat) => chat.members.includes(member.userId))
    .flatMap((chat) => {
      const app = directory.apps.find((it) => it.agentId === chat.agentId);
      return app ? [place(app, chat.chatId, chat.name || app.name)] : [];
    });
  const at = (it: Conversation) => it.messages.at(-1)?.sentAt ?? '';
  return [...apps, ...groups].sort((a, b) => at(b).localeCompare(at(a)));
}

/** The message as this member sees it now: a card may have been turned since it was sent. */
export function turned(message: Message, state: CardState | undefined): Message {
  return state ? { ...message, shown: { ...message.shown, [message.msgType]: state.card } } : message;
}

const SEEN = 'wecom-simulator.seen';

/** The newest message that each conversation has shown, kept in the browser. */
export function seenUpTo(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(SEEN) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

export function keepSeen(seen: Record<string, number>): void {
  localStorage.setItem(SEEN, JSON.stringify(seen));
}
