import type { Assignment, Detail } from '../../shared/crm';

/** A to-do as it is being written; empty texts stand for what is not said. */
export interface Draft {
  assignees: string[];
  category: string;
  title: string;
  details: Detail[];
  askedBy: string;
  due: string;
}

/** More do not fit a card in the conversation. */
export const MOST_DETAILS = 5;

export function emptyDraft(): Draft {
  return { assignees: [], category: 'approval', title: '', details: [], askedBy: '', due: '' };
}

export function toAssignment(tenant: string, draft: Draft): Assignment {
  const said = (text: string) => (text.trim() === '' ? undefined : text.trim());
  return {
    tenant,
    assignees: draft.assignees,
    category: draft.category,
    title: draft.title.trim(),
    details: draft.details
      .map(({ label, value }) => ({ label: label.trim(), value: value.trim() }))
      .filter(({ label, value }) => label !== '' || value !== ''),
    askedBy: said(draft.askedBy ?? ''),
    dueAt: draft.due ? new Date(draft.due.replace(' ', 'T')).toISOString() : undefined,
  };
}
