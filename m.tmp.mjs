import {build} from 'esbuild'
import {forNode} from './scripts/bundle.mjs'
await build({...forNode,entryPoints:['m.tmp.ts'],outfile:'/tmp/language/m.out.cjs',minify:false,logLevel:'error'})
