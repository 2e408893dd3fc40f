import { ref, watch, type Ref } from 'vue';

/** What a person writes, attaches or shares in a conversation. */
export type Draft =
  | { kind: 'text'; text: string }
  | { kind: 'image' | 'file'; file: File }
  | { kind: 'location'; title: string; address: string; latitude: number; longitude: number };

/** What a person is about to change; it begins anew whenever what is stored changes, also from another window. */
export function useDraftOf<T>(stored: () => T): Ref<T> {
  const draft = ref(stored()) as Ref<T>;
  watch(
    () => JSON.stringify(stored()),
    () => (draft.value = stored()),
  );
  return draft;
}
