import { describe, expect, it } from 'vitest';
import type { CustomerBook, ExternalContact, Follow, GroupChat } from '../../../shared/api/customers';
import type { Member } from '../../../shared/api/types';
import { customersOf, groupNames, groupsOf, tagNames, titleOf } from './people';

const liLei = { corpId: 'wwacme', userId: 'LI_LEI', name: '李雷' } as Member;
const book: CustomerBook = {
  contacts: new Map([['wm1', { externalUserId: 'wm1', name: '陈先生', type: 1 } as ExternalContact]]),
  follows: [
    { userId: 'li_lei', externalUserId: 'wm1', remark: '陈总', createdAt: '2026-11-21', tags: ['et1'], ownTags: ['爽快'] },
    { userId: 'LI_LEI', externalUserId: 'wm2', remark: '', createdAt: '2026-11-22', tags: [], ownTags: [] },
    { userId: 'HAN_MEIMEI', externalUserId: 'wm1', remark: '', createdAt: '2026-11-22', tags: [], ownTags: [] },
  ] as unknown as Follow[],
  tags: [{ corpId: 'wwacme', groupId: 'g', name: '级别', tags: [{ id: 'et1', name: 'A 级' }] }],
  groups: [
    { chatId: 'wr1', name: '', owner: 'LI_LEI', members: [{ id: 'LI_LEI', type: 1 }, { id: 'wm1', type: 2 }] },
    { chatId: 'wr2', name: '别人的群', owner: 'HAN_MEIMEI', members: [{ id: 'HAN_MEIMEI', type: 1 }] },
  ] as unknown as GroupChat[],
};

describe("a member's customers", () => {
  it('are called by their remark, the newest first', () => {
    expect(customersOf(liLei, book).map((it) => it.name)).toEqual(['wm2', '陈总']);
  });

  it('carry the names of their tags', () => {
    expect(tagNames(customersOf(liLei, book)[1]!.follow, book)).toEqual(['A 级', '爽快']);
  });

  it('meet in the groups that the member is in', () => {
    const groups = groupsOf(liLei, book);
    expect(groups.map((it) => it.chatId)).toEqual(['wr1']);
    expect(titleOf(groups[0]!, groupNames(groups[0]!, book, [liLei]))).toBe('李雷、陈先生');
  });
});
