import { onBeforeUnmount, ref, shallowRef, watch } from 'vue';

const listeners = new Set<() => void>();
let feed: EventSource | undefined;

/** One event stream for the whole page; it says only that something changed. */
function listen(listener: () => void): () => void {
  if (!feed) {
    feed = new EventSource('/simulator/live');
    feed.addEventListener('changed', () => listeners.forEach((it) => it()));
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The answer to a question, asked again whenever the simulator changed or the question did. */
export function useLive<T>(question: () => Promise<T>, changes: () => unknown = () => undefined) {
  const value = shallowRef<T>();
  const silent = ref(false);
  let round = 0;

  async function refresh(): Promise<void> {
    const mine = ++round;
    try {
      const answer = await question();
      if (mine === round) {
        value.value = answer;
        silent.value = false;
      }
    } catch {
      if (mine === round) silent.value = true;
    }
  }

  watch(changes, () => {
    value.value = undefined;
    void refresh();
  });
  const leave = listen(() => void refresh());
  onBeforeUnmount(() => {
    round = -1;
    leave();
  });
  void refresh();
  return { value, silent, refresh };
}
