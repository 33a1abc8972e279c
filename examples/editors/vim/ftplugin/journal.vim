" :make runs `journal check` and jumps to what it finds; events fold by day; CTRL-X CTRL-O
" completes keys at the beginning of a fact, and guests after @.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=#\ %s comments=:# textwidth=0 foldmethod=expr
setlocal foldexpr=JournalFold(v:lnum) foldlevel=99 omnifunc=JournalComplete
let b:undo_ftplugin = 'setlocal commentstring< comments< textwidth< foldmethod< foldexpr< ' .
    \ 'foldlevel< omnifunc< makeprg< errorformat<'

" check names files from the journal's directory: the line "cd DIR" tells Vim which that is.
let s:conf = findfile('journal.conf', expand('%:p:h') . ';')
if !empty(s:conf)
  let s:dir = fnamemodify(s:conf, ':p:h')
  let &l:makeprg = '(echo ' . shellescape('cd ' . s:dir, 1) . '; journal -C ' .
      \ shellescape(s:dir, 1) . ' check)'
  setlocal errorformat=%Dcd\ %f,%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%-G%.%#
endif

if exists('*JournalFold')
  finish
endif

function JournalFold(line)
  let day = matchstr(getline(a:line), '^\s*\d\{4}-\d\d-\d\d')
  if empty(day)
    return getline(a:line) =~# '^\s*$' ? 0 : '='
  endif
  return day ==# matchstr(getline(a:line - 1), '^\s*\d\{4}-\d\d-\d\d') ? 1 : '>1'
endfunction

let s:keys = ['visit', 'booked', 'companion', 'dish', 'drink', 'wine', 'gift', 'ask', 'complaint',
    \ 'promise', 'tried', 'note', 'allergy', 'intolerance', 'diet', 'likes', 'dislikes', 'seat',
    \ 'tag', 'vip', 'access', 'language', 'name', 'aka', 'kana', 'phone', 'email', 'address',
    \ 'company', 'birthday', 'anniversary', 'since', 'family', 'partner', 'friend', 'colleague',
    \ 'knows']

function JournalComplete(findstart, base)
  if a:findstart
    return match(strpart(getline('.'), 0, col('.') - 1), '[^ \t,(]*$')
  endif
  if a:base[0] ==# '@'
    let root = findfile('journal.conf', expand('%:p:h') . ';')
    let ids = empty(root) ? [] :
        \ systemlist('journal -C ' . shellescape(fnamemodify(root, ':p:h')) . ' list --ids')
    return filter(map(ids, '"@" . v:val'), 'stridx(v:val, a:base) == 0')
  endif
  return filter(map(copy(s:keys), 'v:val . ": "'), 'stridx(v:val, a:base) == 0')
endfunction
