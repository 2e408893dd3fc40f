import type { App, Directory, Member, Message } from '../../../shared/api/types';
import { kindOf, sees } from '../../../shared/sight';

export interface Conversation {
  app: App;
  messages: Message[];
}

/** The member's conversations with apps: those with messages, and those that could have some. */
export function conversationsOf(member: Member, messages: Message[], directory: Directory): Conversation[] {
  const byApp = Map.groupBy(messages, (it) => it.agentId);
  return directory.apps
    .filter((app) => kindOf(app) !== 'system')
    .map((app) => ({ app, messages: byApp.get(app.agentId) ?? [] }))
    .filter((it) => it.messages.length > 0 || sees(it.app, member, directory))
    .sort((a, b) => (b.messages.at(-1)?.sentAt ?? '').localeCompare(a.messages.at(-1)?.sentAt ?? ''));
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
