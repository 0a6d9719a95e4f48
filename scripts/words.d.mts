/** Writes the table of words unless it is up to date; resolves to its path. */
export function buildWords(path?: string): Promise<string>
