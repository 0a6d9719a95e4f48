import type {Policy} from './policy.js'
export function looksLikePolicy(text: string, _path: string): boolean { return /privacy|terms|policy/i.test(text.slice(0, 8000)) }
export function isEnglish(_policy: Policy): boolean { return true }
