// Loaded into a measured process: writes the most memory it has held, in bytes, as it ends.
const {writeFileSync} = require('node:fs')

process.on('exit', () => writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS * 1024)))
