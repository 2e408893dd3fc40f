import type { App, Department, Directory, Member } from './wecom';

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

/** Whether the app's visible range includes the member, by id, department or tag. */
export function sees(app: App, member: Member, directory: Directory): boolean {
  const isMember = (userId: string) => userId.toLowerCase() === member.userId.toLowerCase();
  const isBelow = (party: number) => {
    const below = subtree(party, directory.departments);
    return member.departments.some((id) => below.has(id));
  };
  return (
    app.range.users.some(isMember) ||
    app.range.parties.some(isBelow) ||
    directory.tags
      .filter((tag) => app.range.tags.includes(tag.id))
      .some((tag) => tag.users.some(isMember) || tag.parties.some(isBelow))
  );
}

export const CONTACTS_SYNC = 2_000_002;

export type AppKind = 'own' | 'system' | 'suite';

export function kindOf(app: App): AppKind {
  if (app.suiteId) return 'suite';
  return app.agentId >= CONTACTS_SYNC && app.agentId < CONTACTS_SYNC + 3 ? 'system' : 'own';
}
