;;; journal-mode.el --- the files of a journal  -*- lexical-binding: t -*-

;; Put this file in a directory of `load-path' and (require 'journal-mode) in your init file.
;; Files below a directory that holds journal.conf then open in this mode. C-c C-c runs
;; `journal check', and next-error jumps to what it finds; S-TAB folds the events of each day.

;;; Code:

(require 'compile)
(require 'outline)

(defvar journal-mode-keys
  '("visit" "booked" "companion" "dish" "drink" "wine" "gift" "ask" "complaint" "promise" "tried"
    "note" "allergy" "intolerance" "diet" "likes" "dislikes" "seat" "tag" "vip" "access"
    "language" "name" "aka" "kana" "phone" "email" "address" "company" "birthday" "anniversary"
    "since" "family" "partner" "friend" "colleague" "knows")
  "Keys that completion offers at the beginning of a fact.")

(defvar journal-mode-font-lock-keywords
  `(("^\\(?:<<<<<<<\\|=======\\|>>>>>>>\\).*" . font-lock-warning-face)
    ("^##.*" . font-lock-function-name-face)
    ("^#.*" . font-lock-comment-face)
    ("^[ \t]*\\([0-9]\\{4\\}-[0-9][0-9]-[0-9][0-9]\\(?:[ \t]+[0-9][0-9]:[0-9][0-9]\\)?\\)[ \t]"
     1 font-lock-constant-face)
    (,(concat "^\\(?:[ \t]*[0-9: -]+[ \t]\\)?[ \t]*\\(\\(?:allerg[^ \t:]*\\|intolerance\\|diet"
              "\\|complaint\\|promise\\)[-+~*]?\\)[ \t]*[:：]")
     1 font-lock-warning-face)
    ("^\\(?:[ \t]*[0-9: -]+[ \t]\\)?[ \t]*\\([^] \t:：;@#0-9][^ \t:：]*\\)[ \t]*[:：]"
     1 font-lock-keyword-face)
    ("\\(?:^\\|[ ,(!]\\)\\(@[^] \t,;()]+\\)" 1 font-lock-variable-name-face)
    ("\\[[^]\n]*\\]" . font-lock-type-face)
    (";\\(?:[ \t].*\\)?$" . font-lock-string-face)
    ("\\<\\(?:NÃO SERVIR\\|NO SERVIR\\|STOPP\\|STOP\\|提供禁止\\|禁止提供\\|제공금지\\)\\>"
     0 font-lock-warning-face t)
    ("\\<\\(?:NACHFRAGEN\\|PERGUNTAR\\|PREGUNTAR\\|CHIEDERE\\|DEMANDER\\|NAVRAGEN\\|확인필요\\|ASK\\|要確認\\|须询问\\)\\>"
     0 font-lock-warning-face t)
    ("\\<\\(?:ALLERGIA\\|ALLERGIE\\|ALERGIA\\|ALLERGY\\|アレルギー\\|알레르기\\|过敏\\)\\>"
     0 font-lock-warning-face t)
    ("\\<\\(?:UNVERTRÄGLICHKEIT\\|INTOLERANCIA\\|INTOLERANTIE\\|INTOLERÂNCIA\\|INTOLLERANZA\\|INTOLERANCE\\|INTOLÉRANCE\\|不耐受\\|不耐症\\|불내증\\)\\>"
     0 font-lock-warning-face t)
    ("\\<\\(?:ERNÄHRUNG\\|RÉGIME\\|DIEET\\|DIETA\\|DIET\\|食事制限\\|饮食限制\\|식이제한\\)\\>"
     0 font-lock-warning-face t))
  "Colours of `journal-mode'.")

(defun journal-mode-root ()
  "Return the directory of the journal that holds this file, or nil."
  (let ((dir (locate-dominating-file default-directory "journal.conf")))
    (and dir (expand-file-name dir))))

(defun journal-check ()
  "Run `journal check' and show what it finds."
  (interactive)
  (let ((default-directory (or (journal-mode-root) default-directory)))
    (compile "journal check")))

(defun journal-mode-complete ()
  "Complete a key at the beginning of a fact, or a guest after @."
  (let* ((end (point))
         (start (save-excursion (skip-chars-backward "^ \t\n,(") (point))))
    (if (eq (char-after start) ?@)
        (let ((default-directory (or (journal-mode-root) default-directory)))
          (list (1+ start) end (process-lines "journal" "list" "--ids")))
      (list start end journal-mode-keys))))

;;;###autoload
(define-derived-mode journal-mode text-mode "Journal"
  "Major mode for the files of a journal."
  (setq-local font-lock-defaults '(journal-mode-font-lock-keywords t))
  (setq-local comment-start "# ")
  (setq-local outline-regexp "[ \t]*[0-9]\\{4\\}-[0-9][0-9]-[0-9][0-9].*\\(?:visit\\|booked\\):")
  (setq-local compile-command "journal check")
  (add-hook 'completion-at-point-functions #'journal-mode-complete nil t)
  (outline-minor-mode 1))

(define-key journal-mode-map (kbd "C-c C-c") #'journal-check)
(define-key journal-mode-map (kbd "<backtab>") #'outline-cycle-buffer)

(defun journal-mode-wanted-p ()
  "Return t if this file is one of a journal."
  (and buffer-file-name
       (string-match-p
        "\\(?:/\\(?:guests\\|menus\\)/.*\\|/dishes\\|/allergens\\)\\.txt\\'\\|/journal\\.conf\\'"
        buffer-file-name)
       (locate-dominating-file buffer-file-name "journal.conf")
       t))

;;;###autoload
(add-to-list 'magic-mode-alist '(journal-mode-wanted-p . journal-mode))
;;;###autoload
(add-to-list 'magic-mode-alist '("# journal sheet " . journal-mode))

(provide 'journal-mode)
;;; journal-mode.el ends here
