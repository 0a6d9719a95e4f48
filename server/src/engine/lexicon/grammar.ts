import {words} from './words.js'

/** Words that open a noun phrase. */
export const determiners = words(`
  the a an this that these those such any some all each every both either neither another whatever certain various several many
  most more few other additional further same following much no which what
`)

export const possessives = words(`
  your our my their its his her whose
`)

export const subjects = words(`
  we i you he she they it who
`)

export const objects = words(`
  us them him me itself themselves yourself ourselves yourselves
`)

export const modals = words(`
  may might can could will would shall should must cannot
`)

export const beings = words(`
  be is are was were been being am becomes become gets
`)

export const havings = words(`
  have has had having
`)

export const doings = words(`
  do does did
`)

export const negations = words(`
  not never nor neither
`)

export const prepositions = words(`
  of in on at by from with without within into onto through throughout via during under over across between among about regarding
  concerning against outside inside after before until upon per behind beyond along near since toward towards despite like as for
  than including excluding except using pursuant regardless
`)

export const conjunctions = words(`
  and or plus but
`)

export const relatives = words(`
  that which who whom
`)

/** Words that open a subordinate clause. */
export const subordinators = words(`
  if when whenever unless because although though while where whether so once whereas wherever until before after provided how why
  what
`)

export const adverbs = words(`
  also then automatically only always often sometimes generally typically usually currently otherwise expressly knowingly willfully
  intentionally directly however further additionally periodically occasionally possibly potentially still now ever already
  together too solely merely simply just even instead either both remotely locally passively actively similarly respectively
  specifically explicitly normally routinely temporarily securely publicly voluntarily collectively likewise therefore thus hereby
  anonymously initially ordinarily primarily mainly internally externally nevertheless nonetheless well please so-called promptly
  immediately permanently indefinitely forever reasonably longer
`)

/** Participles in “-ing” that stand before a noun as part of its name: “billing address”. */
export const nounParticiples = words(`
  operating mailing shipping billing browsing viewing marketing advertising tracking referring banking shopping purchasing
  messaging networking posting processing hosting identifying targeting listing
`)

/** First halves of words that flattened pages write as “third - party”. */
export const beforeHyphen = words(`
  e non third opt anti re pre geo co log sign wi user self de multi cross first sub inter intra add check follow on off in real
  long short high low bill ship pop
`)

export const afterHyphen = words(`
  mail party parties based specific in out ins ons on identifiable identifying identifiers related up to fi branded line through
  overs time generated level end free identified enabled provided
`)
