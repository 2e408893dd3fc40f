import { describe, expect, it } from 'vitest';
import { sees } from './sight';
import type { App, Directory, Member } from './api/types';

const directory: Directory = {
  members: [],
  departments: [
    { id: 1, name: 'Acme', parentId: 0 },
    { id: 2, name: '销售部', parentId: 1 },
    { id: 3, name: '华东区', parentId: 2 },
  ],
  tags: [{ id: 7, name: '管理员', users: ['LI_LEI'], parties: [] }],
  apps: [],
};

const liLei = { userId: 'LI_LEI', departments: [3] } as Member;

function appSeeing(range: Partial<App['range']>): App {
  return { range: { users: [], parties: [], tags: [], ...range } } as unknown as App;
}

describe('a visible range', () => {
  it('includes a member of a department below', () => {
    expect(sees(appSeeing({ parties: [2] }), liLei, directory)).toBe(true);
  });

  it('includes a member by tag, and by id in any case', () => {
    expect(sees(appSeeing({ tags: [7] }), liLei, directory)).toBe(true);
    expect(sees(appSeeing({ users: ['li_lei'] }), liLei, directory)).toBe(true);
  });

  it('includes nobody when it is empty', () => {
    expect(sees(appSeeing({}), liLei, directory)).toBe(false);
  });
});
