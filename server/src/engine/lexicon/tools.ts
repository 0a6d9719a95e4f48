import {words} from './words.js'

/** What others set on a page, or use there, to read who visits it. */
export const tools: ReadonlySet<string> = words(
  'cookie cookies beacon beacons pixel pixels tag tags gif gifs lso lsos technologies sdk sdks',
)
