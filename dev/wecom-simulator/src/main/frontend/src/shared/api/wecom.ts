import { ask, read, say, type Filter } from './door';
import type {
  App,
  Behaviour,
  Corp,
  Delivery,
  Department,
  Directory,
  DirectoryTag,
  Fault,
  Installation,
  LedgerEntry,
  Member,
  Message,
  PageFacts,
  Suite,
} from './types';

const of = (corpId: string): Filter => (corpId ? { corpId } : {});

/** Every question the page asks of the simulator, and everything it asks it to do. */
export const wecom = {
  facts: () => read<PageFacts>('page'),
  corps: () => ask<Corp>('corps'),
  suites: () => ask<Suite>('suites'),
  installations: (corpId: string) => ask<Installation>('installations', { corpId }),
  async directory(corpId: string): Promise<Directory> {
    const all = { corpId, limit: 5000 };
    const [members, departments, tags, apps] = await Promise.all([
      ask<Member>('members', all),
      ask<Department>('departments', all),
      ask<DirectoryTag>('tags', all),
      ask<App>('apps', all),
    ]);
    return { members, departments, tags, apps };
  },
  messages: (corpId: string, userId: string) =>
    ask<Message>('messages', { corpId, 'recipients.userId': userId, limit: 300 }),
  lastMessages: () => ask<Message>('messages', { limit: 2000 }),
  ledger: (corpId: string) => ask<LedgerEntry>('ledger', { ...of(corpId), limit: 300 }),
  deliveries: (corpId: string) => ask<Delivery>('deliveries', { ...of(corpId), limit: 300 }),
  faults: () => ask<Fault>('faults'),
  behaviour: async () => (await ask<Behaviour>('behaviour'))[0],

  saveCorp: (corp: object) => say<Corp>('corps', corp),
  saveMember: (member: object) => say<Member>('members', member),
  saveDepartment: (department: object) => say<Department>('departments', department),
  saveTag: (tag: object) => say<DirectoryTag>('tags', tag),
  saveApp: (app: object) => say<App>('apps', app),
  saveSuite: (suite: object) => say<Suite>('suites', suite),
  pushTicket: (suiteId: string) => say('tickets', { suiteId }),
  install: (installation: object) => say<{ agentId: number }>('installations', installation),
  invalidateTokens: (corpId: string, agentId: number) => say('tokens', { corpId, agentId, invalidate: true }),
  callback: (callback: object) => say('callbacks', callback),
  saveFault: (fault: object) => say<Fault>('faults', fault),
  release: (deliveries: number[]) => say('releases', { deliveries }),
  drop: (drop: number[]) => say('releases', { drop }),
  behave: (behaviour: object) => say<Behaviour>('behaviour', behaviour),
  /** The page's one time zone is Beijing's. */
  setClock: (beijing: string) => say<Behaviour>('clock', { set: new Date(beijing).toISOString() }),
  advanceClock: (advance: string) => say<Behaviour>('clock', { advance }),
};
