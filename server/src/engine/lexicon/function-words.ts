/** Words that hold a sentence together: half of a glued pair is nearly always one of them. */
export const functionWords: ReadonlySet<string> = new Set(
  `a about all also among an and any are as at be been but by can do does each for from had has have how if in into is it its may
  must no nor not of on only or other our shall should so such than that the their them then there these they this those through to
  under until upon us was we were what when where whether which while who whom will with within without would you your`.split(/\s+/),
)

/** The like of other languages, as far as English does not have them: beside one, an unknown word is no slip. */
export const foreignWords: ReadonlySet<string> = new Set(
  `aan aux avec che con de dans das degli dei del dell della dem der des di du een el ella entre est et gli het ici ist la las le les los
  mit nach nel nicht och ou par para pour que qui rue sobre sont sur una und une van vom von voor vous y zum zur`.split(/\s+/),
)
