/**
 * TDesign draws its parts without roles, names and keys. This says them, in one place for the whole
 * page, so that a keyboard and a screen reader get through the day as well.
 */
type Attributes = Record<string, string | undefined>;

interface Part {
  of: string;
  says: (part: HTMLElement) => Attributes;
  /** Enter and space press it. */
  pressed?: boolean;
}

/** The two words of our own; the page's language decides. */
interface Words {
  close: () => string;
  details: () => string;
}

const is = (part: Element, state: string) => String(part.classList.contains(state));
const textOf = (part: Element | null | undefined) => part?.textContent?.trim() || undefined;
const nameOf = (part: HTMLElement) =>
  part.getAttribute('aria-label') ?? textOf(part.closest('label')) ?? textOf(part.closest('.field')?.querySelector('span'));

function parts(words: Words): Part[] {
  return [
    {
      of: '.t-dialog',
      says: (it) => ({ role: 'dialog', 'aria-modal': 'true', 'aria-label': textOf(it.querySelector('.t-dialog__header')) }),
    },
    { of: '.t-dialog__close', pressed: true, says: () => ({ role: 'button', 'aria-label': words.close() }) },
    {
      of: '.t-popconfirm__content',
      says: (it) => ({ role: 'alertdialog', 'aria-label': textOf(it.querySelector('.t-popconfirm__inner')) }),
    },
    {
      of: '.t-switch',
      pressed: true,
      says: (it) => ({ role: 'switch', 'aria-checked': is(it, 't-is-checked'), 'aria-label': nameOf(it) }),
    },
    { of: '.t-tabs__nav-wrap', says: () => ({ role: 'tablist' }) },
    { of: '.t-tabs__nav-item', pressed: true, says: (it) => ({ role: 'tab', 'aria-selected': is(it, 't-is-active') }) },
    { of: '.t-select__list', says: () => ({ role: 'listbox' }) },
    { of: '.t-select-option', says: (it) => ({ role: 'option', 'aria-selected': is(it, 't-is-selected') }) },
    { of: '.t-select__wrap input', says: () => ({ role: 'combobox', 'aria-haspopup': 'listbox' }) },
    { of: '.t-dropdown__menu', says: () => ({ role: 'menu' }) },
    { of: '.t-dropdown__item', pressed: true, says: () => ({ role: 'menuitem' }) },
    { of: '.t-tag--check', says: (it) => ({ role: 'button', 'aria-pressed': is(it, 't-tag--checked') }) },
    {
      of: '.t-table__expand-box',
      pressed: true,
      says: (it) => ({
        role: 'button',
        'aria-label': words.details(),
        'aria-expanded': is(it, 't-table__row--expanded'),
      }),
    },
    { of: '.t-message', says: () => ({ role: 'status' }) },
  ];
}

/** Parts that pass a name on to the field inside them. */
const WRAPPERS = '.t-input__wrap, .t-textarea, .t-select__wrap, .t-input-number, .t-date-picker, .t-tag-input';
const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea';

function say(part: HTMLElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && part.getAttribute(name) !== value) part.setAttribute(name, value);
  }
}

function nameFields(): void {
  for (const wrapper of document.querySelectorAll<HTMLElement>(WRAPPERS)) {
    const name = wrapper.getAttribute('aria-label');
    const field = wrapper.querySelector<HTMLElement>(FIELDS);
    if (!name || !field) continue;
    say(field, { 'aria-label': name });
    wrapper.removeAttribute('aria-label');
  }
  for (const item of document.querySelectorAll('.t-form__item')) {
    const field = item.querySelector<HTMLElement>(FIELDS);
    if (field && !field.hasAttribute('aria-label')) say(field, { 'aria-label': textOf(item.querySelector('.t-form__label')) });
  }
}

function press(event: KeyboardEvent): void {
  const part = event.target as HTMLElement;
  if (part.dataset.pressed === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
  event.preventDefault();
  part.click();
}

const STOPS = 'a[href], button:not(:disabled), input:not(:disabled, [tabindex="-1"]), textarea, [tabindex="0"]';

/** An open dialog keeps the focus, and gives it back to where it came from. */
function keepInside(event: KeyboardEvent): void {
  const dialog = [...document.querySelectorAll<HTMLElement>('.t-dialog')].filter((it) => it.checkVisibility()).at(-1);
  if (event.key !== 'Tab' || !dialog) return;
  const stops = [...dialog.querySelectorAll<HTMLElement>(STOPS)].filter((it) => it.checkVisibility());
  const now = stops.indexOf(document.activeElement as HTMLElement);
  const leaves = event.shiftKey ? now <= 0 : now < 0 || now === stops.length - 1;
  if (!leaves) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0)?.focus();
}

export function sayWhatIsThere(words: Words): void {
  const known = parts(words);
  let opener: Element | undefined;
  let due = 0;

  function look(): void {
    due = 0;
    for (const { of, says, pressed } of known) {
      for (const part of document.querySelectorAll<HTMLElement>(of)) {
        say(part, says(part));
        if (pressed) say(part, { tabindex: '0', 'data-pressed': '' });
      }
    }
    nameFields();
    const open = [...document.querySelectorAll('.t-dialog')].some((it) => it.checkVisibility());
    if (!open && opener instanceof HTMLElement && document.activeElement === document.body) opener.focus();
    if (!open) opener = undefined;
  }

  document.addEventListener('click', (event) => {
    const from = (event.target as Element).closest('button');
    if (from && !from.closest('.t-dialog')) opener = from;
  });
  document.addEventListener('keydown', press);
  document.addEventListener('keydown', keepInside);
  new MutationObserver(() => (due ||= requestAnimationFrame(look))).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'aria-label'],
  });
}
