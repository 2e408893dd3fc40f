import { onBeforeUnmount, ref, shallowRef, watch } from 'vue';

const listeners = new Set<() => void>();
const SHARED = 'wecom-simulator.live';
let windows: BroadcastChannel | undefined;

/** Whether the simulator is there; the event stream connects again by itself. */
export const connected = ref(true);

function heard(there: boolean): void {
  connected.value = there;
  if (there) listeners.forEach((it) => it());
}

function hear(): void {
  const feed = new EventSource('/simulator/live');
  const tell = (there: boolean) => {
    heard(there);
    windows?.postMessage(there);
  };
  feed.addEventListener('changed', () => tell(true));
  feed.addEventListener('error', () => tell(false));
}

/**
 * A browser keeps six connections to one server, so its windows share one stream: whichever has the
 * lock hears and tells the others; when it closes, the next takes over.
 */
function share(): void {
  windows = new BroadcastChannel(SHARED);
  windows.addEventListener('message', ({ data }) => heard(data === true));
  if (!('locks' in navigator)) {
    hear();
    return;
  }
  void navigator.locks.request(SHARED, () => {
    hear();
    heard(true);
    return new Promise<never>(() => {});
  });
}

/** One event stream; it says only that something changed. */
function listen(listener: () => void): () => void {
  if (!windows) share();
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
