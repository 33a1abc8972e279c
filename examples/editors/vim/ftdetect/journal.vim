" The files of a journal: below a directory that holds journal.conf.
autocmd BufRead,BufNewFile */guests/*.txt,*/menus/*.txt,*/dishes.txt,*/allergens.txt,journal.conf
    \ if expand('<afile>:t') ==# 'journal.conf' ||
    \     !empty(findfile('journal.conf', expand('<afile>:p:h') . ';')) |
    \   set filetype=journal |
    \ endif
" The page that `journal sheet` opens.
autocmd BufRead,BufNewFile *.txt
    \ if getline(1) =~# '^# journal sheet ' | set filetype=journal | endif
