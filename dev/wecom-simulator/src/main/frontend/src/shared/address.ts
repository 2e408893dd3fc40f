import { ref, watch, type Ref } from 'vue';

/** Choices by name: two views that share one see the same. */
const choices = new Map<string, Ref<string>>();

/** A choice that lives in the page's address, so that it can be linked and survives a reload. */
export function inAddress(name: string, otherwise: string): Ref<string> {
  const known = choices.get(name);
  if (known) return known;
  const choice = ref(new URLSearchParams(location.search).get(name) ?? otherwise);
  watch(choice, (value) => {
    const query = new URLSearchParams(location.search);
    if (value && value !== otherwise) query.set(name, value);
    else query.delete(name);
    history.replaceState(null, '', `?${query}`);
  });
  choices.set(name, choice);
  return choice;
}
