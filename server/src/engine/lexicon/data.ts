import {words} from './words.js'

/** Nouns that speak of data wherever they stand. */
export const dataNouns = words(`
  statistics   information info data address addresses identifier identifiers id ids pii username usernames password passwords passcode birthday
  birthdate demographics gender ethnicity race religion nationality geolocation location locations coordinates latitude longitude
  metadata biometrics fingerprint fingerprints cookie-data email emails e-mail e-mails phone telephone number numbers name names
  photo photos photograph photographs picture pictures image images video videos profile profiles preferences preference interests
  behavior behaviour behaviors activity activities history histories identity identities credential credentials login zip postcode
  url urls uri imei imsi idfa udid mac ssn record records particulars details detail occupation age birth income contacts
  transcripts recordings recording signature signatures resume cv posts comments messages communications communication correspondence queries
  clickstream
`)

/** Nouns that speak of data in a list of data, or as the object of “collect”. */
export const listedNouns = words(`
  content contents file files code codes type types version versions browser device devices computer system systems software
  hardware language languages time times date dates duration length usage use page pages site sites website websites search
  searches term terms result results report reports log logs traffic pattern patterns trend trends click clicks clickstream visit
  visits view views action actions interaction interactions purchase purchases transaction transactions order orders payment
  payments card cards account accounts setting settings status model make carrier provider network networks signal signals crash
  crashes error errors event events referrer referral domain host isp os platform resolution application applications app apps
  request requests response responses review reviews rating ratings like likes list lists friend friends birth sex title industry
  company employer education country city state region area county zip neighborhood timezone postal subscription subscriptions item
  items product products service services feedback survey surveys answers answer question questions choice choices opinion opinions
  credentials feature features statistics analytics metrics score scores tags attribute attributes characteristic characteristics
  record configuration capabilities property properties link links referrals attachment attachments document documents materials
  material post posting postings conversation conversations call calls recipient recipients sender balance balances health
  condition conditions medications diagnosis household beacon beacons cookies cookie tokens token key keys pin seat flight
  itinerary delivery shipment destination voice audio text handwriting face iris heartbeat steps weight height sleep movement speed
  altitude bookmark bookmarks playlist playlists demographics relationship relationships marital kind kinds category categories
  amount frequency extent
  invoice invoices receipt receipts draft drafts ticket tickets backup backups upload uploads note notes chat chats voicemail voicemails
`)

/** “Types of”, “copies of”: what follows is the data. */
export const partitives = words(`
  type types kind kinds category categories piece pieces item items element elements form forms set sets variety range record
  records copy copies backup backups part parts portion portions some any all none each most aspects bits amount log list summary
`)

/** Never data, whatever stands before: “privacy practices”. */
export const notData = words(`
  purposes purpose practices practice policy policies statement notice rights right services security protection privacy requests
  processing
`)

/** Adjectives that may share a head: “personal and demographic information”. */
export const dataModifiers = words(`
  personal personally demographic aggregate aggregated anonymous anonymized contact payment billing financial credit debit bank
  first last middle full screen user account log usage device technical location geographic email e-mail mail phone telephone
  mobile cell postal shipping mailing street home work business social identifiable non identifying sensitive public private
  transaction transactional purchase registration profile health medical biometric genetic browsing search viewing clickstream ip
  mac internet protocol unique online behavioral statistical additional combined precise approximate general network hardware
  software operating system browser
`)

/** Listed nouns for things that hold data, and so can be kept. */
export const storedNouns = words(`
  content contents file files log logs document documents attachment attachments report reports conversation conversations material materials
  invoice invoices receipt receipts transaction transactions order orders purchase purchases draft drafts ticket tickets backup backups
  upload uploads note notes chat chats transcript transcripts voicemail voicemails postings reviews submissions
`)
