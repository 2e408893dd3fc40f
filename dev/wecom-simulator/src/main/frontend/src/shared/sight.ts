import type { App, Department, Directory, Member, Range } from './api/types';

/** A department and all below it. */
export function subtree(root: number, departments: Department[]): Set<number> {
  const found = new Set<number>();
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...departments.filter((it) => it.parentId === id).map((it) => it.id));
  }
  return found;
}

/** Whether a visible range includes the member, by id, department or tag. */
function test(range: Range, directory: Directory): (member: Member) => boolean {
  const tags = directory.tags.filter((tag) => range.tags.includes(tag.id));
  const users = new Set([...range.users, ...tags.flatMap((tag) => tag.users)].map((id) => id.toLowerCase()));
  const roots = [...range.parties, ...tags.flatMap((tag) => tag.parties)];
  const parties = new Set(roots.flatMap((id) => [...subtree(id, directory.departments)]));
  return (member) =>
    users.has(member.userId.toLowerCase()) || member.departments.some((department) => parties.has(department));
}

/** The members a range includes. */
export function seen(range: Range, directory: Directory): Member[] {
  return directory.members.filter(test(range, directory));
}

/** Whether the app's visible range includes the member. */
export function sees(app: App, member: Member, directory: Directory): boolean {
  return test(app.range, directory)(member);
}

export const CONTACTS_SYNC = 2_000_002;
export const CHAT_ARCHIVE = 2_000_004;

export type AppKind = 'own' | 'system' | 'suite';

export function kindOf(app: App): AppKind {
  if (app.suiteId) return 'suite';
  return app.agentId >= CONTACTS_SYNC && app.agentId < CONTACTS_SYNC + 3 ? 'system' : 'own';
}
