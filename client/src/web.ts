import {type ExtensionContext, Uri} from 'vscode'
import {LanguageClient} from 'vscode-languageclient/browser'
import {activate as activateWith} from './extension'

declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2]

/** The browser: the server is a Worker. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true)
  activateWith(context, (options) => new LanguageClient('policyProof', 'Policy Proof', new Worker(script), options))
}
