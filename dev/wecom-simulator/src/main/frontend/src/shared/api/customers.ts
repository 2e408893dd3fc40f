import { ask, say } from './door';

export interface ExternalContact {
  corpId: string;
  externalUserId: string;
  name: string;
  type: number;
  gender: number;
  position: string;
  corpName: string;
}

export interface Follow {
  corpId: string;
  userId: string;
  externalUserId: string;
  remark: string;
  description: string;
  createdAt: string;
  tags: string[];
  ownTags: string[];
  remarkCorpName: string;
  remarkMobiles: string[];
  addWay: number;
  half: boolean;
  leftByCustomer: boolean;
}

export interface TagGroup {
  corpId: string;
  groupId: string;
  name: string;
  tags: { id: string; name: string }[];
}

export interface GroupChat {
  corpId: string;
  chatId: string;
  name: string;
  owner: string;
  notice: string;
  createdAt: string;
  internal: boolean;
  members: { id: string; type: number; joinedAt: string }[];
}

export interface CustomerSettings {
  corpId: string;
  apps: number[];
  suites: string[];
  members: { users: string[]; parties: number[]; tags: number[] };
}

/** Everything a member sees of customers. */
export interface CustomerBook {
  contacts: Map<string, ExternalContact>;
  follows: Follow[];
  tags: TagGroup[];
  groups: GroupChat[];
}

export const customers = {
  async book(corpId: string): Promise<CustomerBook> {
    const all = { corpId, limit: 5000 };
    const [contacts, follows, tags, groups] = await Promise.all([
      ask<ExternalContact>('external-contacts', all),
      ask<Follow>('customers', all),
      ask<TagGroup>('customer-tags', all),
      ask<GroupChat>('customer-groups', all),
    ]);
    return { contacts: new Map(contacts.map((it) => [it.externalUserId, it])), follows, tags, groups };
  },
  tags: (corpId: string) => ask<TagGroup>('customer-tags', { corpId }),
  settings: async (corpId: string) => (await ask<CustomerSettings>('customer-settings', { corpId }))[0],
  saveSettings: (settings: object) => say<CustomerSettings>('customer-settings', settings),
  saveTags: (group: object) => say<TagGroup>('customer-tags', group),
  saveCustomer: (follow: object) => say<Follow>('customers', follow),
  saveGroup: (group: object) => say<GroupChat>('customer-groups', group),
};
