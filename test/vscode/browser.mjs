import {chromium} from 'playwright-core'
import {getBrowser} from '../../scripts/vscode.mjs'

/** The machine's Chromium without a window; it is given nothing but our own page, and nothing to fetch for itself. */
export const launch = async () =>
  chromium.launch({
    executablePath: await getBrowser(),
    args: ['gpu', 'quic', 'background-networking', 'component-update', 'sync', 'dev-shm-usage'].map((name) => `--disable-${name}`),
  })
