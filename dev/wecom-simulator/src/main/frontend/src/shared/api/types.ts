/** What the simulator remembers, as its control API tells it. Only the fields that the page shows. */
export interface Corp {
  corpId: string;
  name: string;
  verified: boolean;
  userMax: number;
  openapiSync: string;
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
  leaderOf: number[];
  position: string;
  mobile: string;
  email: string;
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
  description: string;
  secret: string;
  suiteId: string;
  range: Range;
  callback: { url: string; token: string; aesKey: string; verification: string };
  contactEvents: boolean;
  sensitiveFields: boolean;
  reportEnter: boolean;
  disabled: boolean;
  homeUrl: string;
  redirectDomain: string;
}

export interface Suite {
  suiteId: string;
  name: string;
  providerCorpId: string;
  commandUrl: string;
  dataUrl: string;
  verification: string;
  ticketsPaused: boolean;
  ticketAt: string;
}

export interface Installation {
  corpId: string;
  suiteId: string;
  agentId: number;
  active: boolean;
  appStatus: number;
  userLimit: number;
  expiresAt: string;
  installedAt: string;
}

export type Outcome = 'SHOWN' | 'OVER_FREQUENCY' | 'MUTED' | 'UNLICENSED';

export interface Message {
  seq: number;
  msgId: string;
  corpId: string;
  agentId: number;
  msgType: string;
  sentAt: string;
  content: Record<string, unknown>;
  /** What members see of it: cut to WeCom's limits, names in place of ids. */
  shown: Record<string, unknown>;
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
  ip: string;
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

export type DeliveryState = 'HELD' | 'PENDING' | 'DELIVERED' | 'GIVEN_UP' | 'DROPPED';

export interface Delivery {
  id: number;
  corpId: string;
  suiteId: string;
  agentId: number;
  kind: string;
  changeType: string;
  url: string;
  plaintext: string;
  state: DeliveryState;
  createdAt: string;
  attempts: { at: string; outcome: string; status: number; answer: string; tookMillis: number }[];
}

export interface Fault {
  id: number;
  path: string;
  callback: string;
  kind: string;
  times: number;
  corpId: string;
  errcode: number;
  delay: string;
}

export interface Behaviour {
  duplicateAnswer: string;
  retrySpacing: string;
  callbacksAtOnce: number;
  messagesPerMinute: number;
  messagesPerHour: number;
  secretsBeforeBan: number;
  subscribeOnInstall: boolean;
  clockAhead: string;
}

/** What only the page asks: the simulated time, and where the product is reached. */
export interface PageFacts {
  now: string;
  zone: string;
  product: string;
}

export interface Directory {
  members: Member[];
  departments: Department[];
  tags: DirectoryTag[];
  apps: App[];
}
