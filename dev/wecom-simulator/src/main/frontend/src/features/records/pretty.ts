/** JSON with line breaks; anything else as it stands. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** One element a line. */
export function prettyXml(text: string): string {
  return text.replace(/(<xml>|<\/[A-Za-z]+>)(?=<)/g, '$1\n');
}
