import type { Department, Member } from '../../../shared/api/types';
import { subtree } from '../../../shared/sight';

export interface Node {
  value: number;
  label: string;
  children: Node[];
}

/** The departments as a tree, each with the number of people in it and below. */
export function treeOf(departments: Department[], members: Member[]): Node[] {
  const known = new Set(departments.map((it) => it.id));
  const node = (it: Department): Node => {
    const within = subtree(it.id, departments);
    const people = members.filter((member) => member.departments.some((id) => within.has(id))).length;
    return {
      value: it.id,
      label: `${it.name} ${people.toLocaleString()}`,
      children: departments.filter((child) => child.parentId === it.id).map(node),
    };
  };
  return departments.filter((it) => !known.has(it.parentId)).map(node);
}
