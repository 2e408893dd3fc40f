/** What the simulator remembers, as its control API tells it. Only the fields that the page shows. */
export interface Corp {
  corpId: string;
  name: string;
  verified: boolean;
  suiteView: { userIds: string; names: string; corpId: string };
}

export interface Range {
  users: string[];
  parties: number[];
  tags: number[];
}

export interface Member {
  corpId: string;
  userId: string;
  name: string;
  departments: number[];
  position: string;
  mobile: string;
  bizMail: string;
  status: number;
  licensed: boolean;
}

export interface Department {
  id: number;
  name: string;
  parentId: number;
}

export interface DirectoryTag {
  id: number;
  name: string;
  users: string[];
  parties: number[];
}

export interface App {
  corpId: string;
  agentId: number;
  name: string;
  suiteId: string;
  range: Range;
  callback: { url: string; verification: string };
  disabled: boolean;
}

export interface Suite {
  suiteId: string;
  name: string;
  providerCorpId: string;
  commandUrl: string;
  dataUrl: string;
  verification: string;
  ticketAt: string;
}

export interface Installation {
  corpId: string;
  suiteId: string;
  agentId: number;
  active: boolean;
  installedAt: string;
}

export type Outcome = 'SHOWN' | 'OVER_FREQUENCY' | 'UNLICENSED';

export interface Message {
  seq: number;
  msgId: string;
  agentId: number;
  msgType: string;
  sentAt: string;
  content: Record<string, unknown>;
  recipients: { userId: string; outcome: Outcome }[];
  recalledAt: string;
}

export interface LedgerEntry {
  seq: number;
  at: string;
  method: string;
  path: string;
  body: string;
  query: Record<string, string>;
  corpId: string;
  agentId: number;
  suiteId: string;
  status: number;
  errcode: number;
  answer: string;
  tookMillis: number;
  fault: string;
  complaints: string[];
}

export interface Delivery {
  id: number;
  corpId: string;
  suiteId: string;
  agentId: number;
  kind: string;
  changeType: string;
  url: string;
  plaintext: string;
  state: 'HELD' | 'PENDING' | 'DELIVERED' | 'GIVEN_UP' | 'DROPPED';
  createdAt: string;
  attempts: { at: string; outcome: string; status: number; answer: string; tookMillis: number }[];
}

export interface Fault {
  id: number;
  path: string;
  kind: string;
  times: number;
  errcode: number;
}

export interface Directory {
  members: Member[];
  departments: Department[];
  tags: DirectoryTag[];
  apps: App[];
}

async function ask<T>(what: string, filter: Record<string, string | number> = {}): Promise<T[]> {
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  const response = await fetch(`/simulator/query/${what}?${query}`);
  if (!response.ok) throw new Error(await problemOf(response));
  return response.json();
}

async function say<T>(what: string, definition: object): Promise<T> {
  const response = await fetch(`/simulator/define/${what}`, { method: 'POST', body: JSON.stringify(definition) });
  if (!response.ok) throw new Error(await problemOf(response));
  return response.json();
}

async function problemOf(response: Response): Promise<string> {
  const answer = await response.json().catch(() => ({}));
  return answer.problem ?? `HTTP ${response.status}`;
}

export const wecom = {
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
  ledger: () => ask<LedgerEntry>('ledger', { limit: 300 }),
  deliveries: () => ask<Delivery>('deliveries', { limit: 300 }),
  faults: () => ask<Fault>('faults'),

  saveCorp: (corp: object) => say<Corp>('corps', corp),
  saveMember: (member: object) => say<Member>('members', member),
  saveApp: (app: object) => say<App>('apps', app),
  install: (installation: object) => say<{ agentId: number }>('installations', installation),
  saveFault: (fault: object) => say<Fault>('faults', fault),
  release: (deliveries: number[]) => say('releases', { deliveries }),
};
