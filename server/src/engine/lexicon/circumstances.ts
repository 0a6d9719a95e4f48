import {words} from './words.js'

// Our own compilation: the words that published privacy notices and Art. 6, 13 and 14 GDPR give reasons and conditions with.

/** What is asked of a reader: “with your consent”, “at your request”. */
export const consents = words(`
  consent permission authorization authorisation approval knowledge agreement instruction instructions direction request requests
  choice election
`)

/** Nouns that say what something is done for: “for billing”, “for security reasons”. */
export const grounds = words(`
  purpose purposes reason reasons use uses benefit convenience accounting administration advertising advertisement advertisements
  analysis analytics archiving audit auditing audits authentication backup backups billing collection communication communications
  compliance customization customisation debugging delivery detection development diagnostics distribution enforcement
  evaluation fulfillment fulfilment hiring identification improvement improvements insight insights investigation investigations
  logging maintenance management marketing measurement moderation monitoring operation operations optimization optimisation payment
  payments performance personalization personalisation prevention processing profiling promotion promotions protection
  recordkeeping record-keeping recovery recruitment registration reporting research review safety safekeeping security service
  services shipping statistics storage support surveys tailoring targeting tax testing tracking training transactions
  troubleshooting verification
`)

/** “For 30 days”, “for a limited period”: how long, not what for. */
export const periodNouns = words(`
  second seconds minute minutes hour hours day days week weeks month months quarter quarters year years decade period periods time
  duration term lifetime long while
`)

/** Words that ask for an infinitive, so that it is no purpose: “able to”, “the right to”. */
export const endeavours = words(`
  able unable right rights ability option opportunity choice chance choose chose chooses chosen need needs needed want wants wish wishes try tries
  agree agrees agreed decide decides decided attempt attempts continue continues permit permitted allow allowed require
  required ask asked request requested invite invited authorize authorized authorised obligation obligated obliged entitled
  likely order how whether what when where due obligations consent fail fails failed refuse refuses designed meant intended responsible liable agreed
`)
