import { describe, expect, it } from 'vitest';
import { emptyDraft, toAssignment } from './draft';

describe('a draft', () => {
  it('leaves out what nobody said', () => {
    const assignment = toAssignment('acme', { ...emptyDraft(), assignees: ['u-1001'], title: ' 回访 ' });

    expect(JSON.parse(JSON.stringify(assignment))).toEqual({
      tenant: 'acme',
      assignees: ['u-1001'],
      category: 'approval',
      title: '回访',
      details: [],
    });
  });

  it('keeps filled lines and the due time', () => {
    const assignment = toAssignment('acme', {
      ...emptyDraft(),
      details: [
        { label: ' 金额 ', value: '¥ 128,000' },
        { label: '', value: ' ' },
      ],
      due: '2027-01-31 18:00',
    });

    expect(assignment.details).toEqual([{ label: '金额', value: '¥ 128,000' }]);
    expect(assignment.dueAt).toBe(new Date(2027, 0, 31, 18).toISOString());
  });
});
