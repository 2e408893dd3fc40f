import { describe, expect, it } from 'vitest';
import type { CardState } from '../../../shared/api/talk';
import type { App, Directory, Member, Message } from '../../../shared/api/types';
import { conversationsOf, turned } from './conversations';

const liLei = { userId: 'LI_LEI', departments: [1] } as Member;
const app = (agentId: number, name: string, users: string[]) =>
  ({ corpId: 'wwacme', agentId, name, suiteId: '', range: { users, parties: [], tags: [] } }) as unknown as App;
const directory: Directory = {
  members: [liLei],
  departments: [],
  tags: [],
  apps: [app(1000002, 'CRM', ['LI_LEI']), app(1000003, '报销', []), app(2000002, '通讯录同步', ['LI_LEI'])],
};
const message = (seq: number, agentId: number, sentAt: string, chatid?: string) =>
  ({ seq, agentId, sentAt, msgType: 'text', content: chatid ? { chatid } : {} }) as unknown as Message;

describe("a member's conversations", () => {
  it('are those with messages and those that could have some, system apps left out', () => {
    const found = conversationsOf(liLei, [message(1, 1000003, '2026-11-22')], [], directory);
    expect(found.map((it) => it.title)).toEqual(['报销', 'CRM']);
  });

  it('keep the groups of an app apart from the app', () => {
    const chats = [{ corpId: 'wwacme', agentId: 1000002, chatId: 'wr1', name: '华东销售群', owner: 'LI_LEI', members: ['LI_LEI'] }];
    const messages = [message(1, 1000002, '2026-11-22T01', 'wr1'), message(2, 1000002, '2026-11-22T02')];
    const found = conversationsOf(liLei, messages, chats, directory);
    expect(found.map((it) => [it.title, it.messages.map((one) => one.seq)])).toEqual([
      ['CRM', [2]],
      ['华东销售群', [1]],
    ]);
  });
});

describe('a card', () => {
  it('is shown as it was turned for this member', () => {
    const sent = { seq: 7, msgType: 'template_card', shown: { template_card: { main_title: { title: '待审批' } } } };
    const state = { message: 7, card: { main_title: { title: '已同意' } } } as unknown as CardState;
    expect(turned(sent as unknown as Message, state).shown.template_card).toEqual({ main_title: { title: '已同意' } });
  });
});
