import { describe, expect, it } from 'vitest';
import type { Member } from '../../../shared/api/types';
import { treeOf } from './tree';

describe('the tree of departments', () => {
  it('counts a person once in each department above', () => {
    const [root] = treeOf(
      [
        { id: 1, name: 'Acme', parentId: 0 },
        { id: 2, name: '销售部', parentId: 1 },
        { id: 3, name: '华东区', parentId: 2 },
      ],
      [{ departments: [3] }, { departments: [2, 3] }] as Member[],
    );
    expect(root?.label).toBe('Acme 2');
    expect(root?.children[0]?.label).toBe('销售部 2');
    expect(root?.children[0]?.children[0]?.label).toBe('华东区 2');
  });
});
