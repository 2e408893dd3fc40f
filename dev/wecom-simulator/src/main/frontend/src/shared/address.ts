import { ref, watch, type Ref } from 'vue';

/** A choice that lives in the page's address, so that it can be linked and survives a reload. */
export function inAddress(name: string, otherwise: string): Ref<string> {
  const choice = ref(new URLSearchParams(location.search).get(name) ?? otherwise);
  watch(choice, (value) => {
    const query = new URLSearchParams(location.search);
    if (value) query.set(name, value);
    else query.delete(name);
    history.replaceState(null, '', `?${query}`);
  });
  return choice;
}
