import {type ExtensionContext, Uri} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/browser'
import {activate as activateWith} from './extension'

declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2]

/** The browser: the server is a Worker. */
export function activate(context: ExtensionContext): void {
  activateWith(context, async (options) => {
    const browser = await import('vscode-languageclient/browser')
    const script = Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true)
    return new browser.LanguageClient('policyProof', 'Policy Proof', new Worker(script), options)
  })
}
