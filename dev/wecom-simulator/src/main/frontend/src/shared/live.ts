import { onBeforeUnmount, ref, shallowRef, watch } from 'vue';

const listeners = new Set<() => void>();
let feed: EventSource | undefined;

/** Whether the simulator is there; the event stream connects again by itself. */
export const connected = ref(true);

function changed(): void {
  connected.value = true;
  listeners.forEach((it) => it());
}

function hear(): void {
  feed = new EventSource('/simulator/live');
  feed.addEventListener('changed', changed);
  feed.addEventListener('error', () => (connected.value = false));
}

/** A browser keeps six connections to one server: a window that nobody sees gives its own back. */
document.addEventListener('visibilitychange', () => {
  feed?.close();
  if (document.hidden || !listeners.size) return;
  hear();
  changed();
});

/** One event stream for the whole page; it says only that something changed. */
function listen(listener: () => void): () => void {
  if (!feed) hear();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The answer to a question, asked again whenever the simulator changed or the question did. One
 * question is under way at a time, so that a busy simulator is not asked faster than it answers.
 */
export function useLive<T>(question: () => Promise<T>, changes: () => unknown = () => undefined) {
  const value = shallowRef<T>();
  const trouble = ref('');
  let asking = false;
  let again = false;
  let gone = false;
  let asked = 0;

  async function once(): Promise<void> {
    const mine = asked;
    try {
      const answer = await question();
      if (mine === asked && !gone) {
        value.value = answer;
        trouble.value = '';
      }
    } catch (error) {
      if (mine === asked) trouble.value = error instanceof Error ? error.message : String(error);
    }
  }

  async function refresh(): Promise<void> {
    again = true;
    if (asking) return;
    asking = true;
    while (again && !gone) {
      again = false;
      await once();
    }
    asking = false;
  }

  watch(changes, () => {
    asked++;
    value.value = undefined;
    void refresh();
  });
  const leave = listen(() => void refresh());
  onBeforeUnmount(() => {
    gone = true;
    leave();
  });
  void refresh();
  return { value, trouble, refresh };
}
