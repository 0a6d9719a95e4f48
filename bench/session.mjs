import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {start} from './measure.mjs'

/** An editor, as far as measuring needs one: talks to the real server over its standard streams. */
export class Session {
  #child
  #id = 0
  #input = Buffer.alloc(0)
  /** @type {Map<number, (result: any) => void>} */
  #answers = new Map()
  /** @type {((params: any) => void) | undefined} */
  #published
  #uri = ''
  #version = 0

  /** @param {string} server @param {{pulls: boolean}} options */
  constructor(server, {pulls}) {
    this.pulls = pulls
    this.#child = start(process.execPath, [server, '--stdio'], {stdio: ['pipe', 'pipe', 'ignore']})
    this.#child.stdout?.on('data', (data) => this.#receive(data))
  }

  async initialize() {
    const textDocument = this.pulls ? {diagnostic: {}, publishDiagnostics: {}} : {publishDiagnostics: {versionSupport: true}}
    await this.request('initialize', {processId: process.pid, rootUri: null, capabilities: {textDocument}})
    this.#notify('initialized', {})
  }

  /** Opens a document and waits for what is wrong with it. @param {string} name @param {string} languageId @param {string} text */
  open(name, languageId, text) {
    this.#uri = `file:///bench/${name}`
    this.#version = 1
    this.#notify('textDocument/didOpen', {textDocument: {uri: this.#uri, languageId, version: 1, text}})
    return this.#diagnostics()
  }

  /** Types `text` and waits for what is wrong now. @param {{line: number, character: number}} position @param {string} text */
  type(position, text) {
    const contentChanges = [{range: {start: position, end: position}, text}]
    this.#notify('textDocument/didChange', {textDocument: {uri: this.#uri, version: ++this.#version}, contentChanges})
    return this.#diagnostics()
  }

  /** @returns {Promise<any>} */
  request(method, params) {
    const id = ++this.#id
    this.#send({id, method, params})
    return new Promise((resolve) => this.#answers.set(id, resolve))
  }

  /** What the process holds in memory, in bytes; nothing where the system does not say. */
  memory() {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) * 1024
    } catch {
      try {
        return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.#child.pid)], {encoding: 'utf8'})) * 1024
      } catch {
        return undefined
      }
    }
  }

  async close() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    await this.request('shutdown', null)
    this.#notify('exit', null)
    await ended
  }

  async #diagnostics() {
    if (this.pulls) return (await this.request('textDocument/diagnostic', {textDocument: {uri: this.#uri}})).items
    const version = this.#version
    return new Promise((resolve) => {
      this.#published = (params) => {
        if (params.uri === this.#uri && params.version === version) resolve(params.diagnostics)
      }
    })
  }

  #notify(method, params) {
    this.#send({method, params})
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}))
    this.#child.stdin?.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
  }

  /** @param {Buffer} data */
  #receive(data) {
    this.#input = this.#input.length === 0 ? data : Buffer.concat([this.#input, data])
    for (;;) {
      const head = this.#input.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(this.#input.toString('latin1', 0, head))?.[1])
      const end = head + 4 + length
      if (this.#input.length < end) return
      const message = JSON.parse(this.#input.toString('utf8', head + 4, end))
      this.#input = this.#input.subarray(end)
      this.#read(message)
    }
  }

  #read({id, method, params, result, error}) {
    if (method === 'textDocument/publishDiagnostics') this.#published?.(params)
    else if (method !== undefined && id !== undefined) this.#send({id, result: null})
    else if (id !== undefined) {
      if (error) throw new Error(error.message)
      this.#answers.get(id)?.(result)
      this.#answers.delete(id)
    }
  }
}
