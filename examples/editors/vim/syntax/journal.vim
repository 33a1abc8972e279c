" The files of a journal; journal(5), journal-sheet(1)
if exists('b:current_syntax')
  finish
endif

" [date [time]] key[mark]: text ; remark
syntax match journalDate /^\s*\d\{4}-\d\d-\d\d\%(\s\+\d\d:\d\d\)\?\ze\s/ nextgroup=journalKey skipwhite
syntax match journalKey /\%(^\s*\)\@<=\a[^ \t:;@#：]*\ze\s*[:：]/ contains=journalMark,journalAlarm
syntax match journalKey /[^ \t:;@#0-9：][^ \t:：]*\ze\s*[:：]/ contained contains=journalMark,journalAlarm
syntax match journalKey /^\s*[^\x00-\x7f][^ \t:;@#：]*\ze\s*[:：]/ contains=journalAlarm
syntax match journalMark /[-+~*]\ze\s*[:：]/ contained
syntax match journalAlarm /\c\<\%(allerg[a-zé]*\|intolerance\|diet\|complaint\|promise\)\>/ contained
syntax match journalAlarm /アレルギー\|过敏\|알레르기/ contained
syntax match journalRemark /;\%(\s\|$\).*$/ contains=journalGuest
syntax match journalGuest /\%(^\|[ ,(!]\)\@<=@[^ ,;()]\+/
syntax match journalCard /\[[^]]*\]/
syntax match journalHeading /^##.*/
syntax match journalComment /^#\%(#\)\@!.*/
syntax match journalConflict /^\%(<<<<<<<\|=======\|>>>>>>>\||||||||\).*/

" A page of journal-sheet(1): the comment after a cell line or below it, and what follows a
" guest, say what must not be served, in the language of the house.
syntax match journalSeat /^\a @.*/ contains=journalGuest,journalStop
syntax match journalReason /^\s\+#\%(\s\|$\).*/ contains=journalStop
syntax match journalReason /\%(^[-.+~*x?][-.+~*x? ]*\s.*\)\@<=\s#.*/ contains=journalStop
syntax match journalStop /\<\%(NÃO SERVIR\|NO SERVIR\|STOPP\|STOP\|提供禁止\|禁止提供\|제공금지\)\>/ contained
syntax match journalStop /\<\%(NACHFRAGEN\|PERGUNTAR\|PREGUNTAR\|CHIEDERE\|DEMANDER\|NAVRAGEN\|확인필요\|ASK\|要確認\|须询问\)\>/ contained
syntax match journalStop /\<\%(ALLERGIA\|ALLERGIE\|ALERGIA\|ALLERGY\|アレルギー\|알레르기\|过敏\)\>/ contained
syntax match journalStop /\<\%(UNVERTRÄGLICHKEIT\|INTOLERANCIA\|INTOLERANTIE\|INTOLERÂNCIA\|INTOLLERANZA\|INTOLERANCE\|INTOLÉRANCE\|不耐受\|不耐症\|불내증\)\>/ contained
syntax match journalStop /\<\%(ERNÄHRUNG\|RÉGIME\|DIEET\|DIETA\|DIET\|食事制限\|饮食限制\|식이제한\)\>/ contained

" Of the usual groups Constant and its kin are red in many colour schemes, as an alarm is.
highlight default link journalDate Statement
highlight default link journalKey Identifier
highlight default link journalMark Special
highlight default link journalAlarm WarningMsg
highlight default link journalStop WarningMsg
highlight default link journalRemark Type
highlight default link journalGuest Tag
highlight default link journalCard PreProc
highlight default link journalHeading Title
highlight default link journalComment Comment
highlight default link journalReason Comment
highlight default link journalConflict Error

let b:current_syntax = 'journal'
