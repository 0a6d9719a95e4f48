import type {ExtensionContext} from 'vscode'
import {activate as activateWith} from './extension'

/** The desktop: the server is a process, spoken to over IPC. */
export function activate(context: ExtensionContext): void {
  activateWith(context, async (options) => {
    // Only now: most windows never show a policy, and should not pay for the language client.
    const {LanguageClient, TransportKind} = await import('vscode-languageclient/node')
    const server = {module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc}
    return new LanguageClient('policyProof', 'Policy Proof', {run: server, debug: server}, options)
  })
}
