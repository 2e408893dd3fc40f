/** Follows the light or dark mode of the system. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.setAttribute('theme-mode', dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', apply);
  apply();
}
