import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {Linter} from './server/src/engine/lint.js'
import {rules} from './server/src/engine/rules/index.js'
import {alone} from './server/src/engine/model/workspace.js'
import {loadSpelling} from './server/src/engine/spelling/index.js'
const spelling = loadSpelling(readFileSync('/work/wt-language/dist/words.bin'))
const root='/work/shared/data/policies'
const docs=(readdirSync(root,{recursive:true,encoding:'utf8'}) as string[]).filter(f=>/\.(md|txt)$/.test(f)).map(f=>readFileSync(join(root,f),'utf8')).slice(0,70)
const size=docs.reduce((s,d)=>s+d.length,0)/1e6
const t=new Map<string,number>()
for(let round=0;round<2;round++){ t.clear()
 const linter=new Linter({spelling,rules:[]})
 for(const d of docs){const p=linter.read(d,'markdown',alone)
  for(const r of rules){ const s=performance.now()
   const opts=(r.options??{}) as never
   if(r.scope==='clause'){for(const c of p.clauses) for(const _ of r.check(c.clause,opts)) ;}
   else if(r.scope==='policy'){for(const _ of r.check(p,opts)) ;}
   t.set(r.id,(t.get(r.id)??0)+performance.now()-s)}}}
console.log('MB',size.toFixed(2)); for(const [k,v] of [...t].sort((a,b)=>b[1]-a[1]).slice(0,22)) console.log(k,(v/size).toFixed(1),'ms/MB')
for (const k of ['mojibake','indefinite-article','missing-word','extra-word','optional-plural','invalid-date','missing-terminal-punctuation']) console.log('-',k,(t.get(k)!/size).toFixed(1))
