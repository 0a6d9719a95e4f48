/** The whole outside world of the server: texts by URI. */
export interface Files {
  /** The text of a file; nothing if there is none, or it cannot be read. */
  read(uri: string): Promise<string | undefined>
}
