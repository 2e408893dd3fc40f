import { ref, type Ref } from 'vue';

const now = ref(Date.now());
setInterval(() => (now.value = Date.now()), 10_000);

/** The time of the page; one clock for all that is shown relative to it. */
export function useNow(): Ref<number> {
  return now;
}
