/**
 * What `npm run new-rule` left to be written, each as it stands there. A rule may itself speak of “TODO”: in its suite
 * only titles and the skeleton's own paragraphs count.
 */
export function gapsIn(rule: string, suite: string): readonly string[] {
  return [...(rule.match(/\bTODO:.*/gi) ?? []), ...(suite.match(/^## .*\bTODO:.*|^TODO: a paragraph.*/gm) ?? [])]
}
