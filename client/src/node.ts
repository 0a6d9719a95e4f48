import type {ExtensionContext} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import {activate as activateWith} from './extension'

/** The desktop: the server is a process, spoken to over IPC. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js')
  const server = {module, transport: TransportKind.ipc}
  activateWith(context, (options) => new LanguageClient('policyProof', 'Policy Proof', {run: server, debug: {...server, options: {execArgv: ['--nolazy', '--inspect=6009']}}}, options))
}
