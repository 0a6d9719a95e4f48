/** The whole outside world of the server: files, by URI. What cannot be reached is not there. */
export interface Files {
  /** The text of a file; nothing if there is none, or it cannot be read. */
  read(uri: string): Promise<string | undefined>
  exists(uri: string): Promise<boolean>
  /** The documents directly in a folder: `.md`, `.markdown`, `.txt`, `.policy`. */
  list(folder: string): Promise<readonly string[]>
  /** The documents in and below a folder, without those nobody wants checked (`node_modules`, what is ignored). */
  find(folder: string): Promise<readonly string[]>
  /** A file as it was last committed; nothing if there is no such version, or no version control. */
  last?(uri: string): Promise<string | undefined>
}
