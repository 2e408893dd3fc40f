import type { CustomerBook, ExternalContact, Follow, GroupChat } from '../../../shared/api/customers';
import type { Member } from '../../../shared/api/types';

/** A customer as one member has them. */
export interface Customer {
  follow: Follow;
  contact: ExternalContact;
  /** The remark where there is one, as WeCom shows it. */
  name: string;
}

function contactOf(book: CustomerBook, corpId: string, externalUserId: string): ExternalContact {
  return (
    book.contacts.get(externalUserId) ?? {
      corpId,
      externalUserId,
      name: externalUserId,
      type: 1,
      gender: 0,
      position: '',
      corpName: '',
    }
  );
}

/** The member's customers, the newest first. */
export function customersOf(member: Member, book: CustomerBook): Customer[] {
  return book.follows
    .filter((it) => it.userId.toLowerCase() === member.userId.toLowerCase())
    .map((follow) => {
      const contact = contactOf(book, member.corpId, follow.externalUserId);
      return { follow, contact, name: follow.remark || contact.name };
    })
    .sort((a, b) => b.follow.createdAt.localeCompare(a.follow.createdAt));
}

/** The groups the member is in. */
export function groupsOf(member: Member, book: CustomerBook): GroupChat[] {
  return book.groups.filter((group) => group.members.some((it) => sameId(it.id, member.userId)));
}

export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** @微信 or @company behind a customer's name, as WeCom marks people from outside. */
export function markOf(contact: ExternalContact): string {
  return contact.type === 1 ? '@微信' : `@${contact.corpName || '企业微信'}`;
}

/** The names of a customer's corp tags. */
export function tagNames(follow: Follow, book: CustomerBook): string[] {
  const names = new Map(book.tags.flatMap((group) => group.tags.map((tag) => [tag.id, tag.name] as const)));
  return [...follow.tags.map((id) => names.get(id) ?? id), ...follow.ownTags];
}

/** Who somebody in a group is called. */
export function groupNames(group: GroupChat, book: CustomerBook, members: Member[]): Map<string, string> {
  return new Map(
    group.members.map((it) => [
      it.id,
      it.type === 2
        ? (book.contacts.get(it.id)?.name ?? it.id)
        : (members.find((member) => sameId(member.userId, it.id))?.name ?? it.id),
    ]),
  );
}

/** A group without a name is called after its people. */
export function titleOf(group: GroupChat, names: Map<string, string>): string {
  return group.name || [...names.values()].slice(0, 4).join('、');
}
