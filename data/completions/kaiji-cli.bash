# Completion for kaiji-cli in bash. The program itself says what may come: kaiji-cli complete WORD…
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later

_kaiji_cli () {
  local word=$2 words=() joined='' i line

  # Bash parts “--option=value” and “ID@EDITION” at their signs.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    if [[ ${#words[@]} -gt 0 && ( -n $joined || ${COMP_WORDS[i]} == [=@] ) ]]; then
      words[-1]+=${COMP_WORDS[i]}
    else
      words+=("${COMP_WORDS[i]}")
    fi
    [[ ${COMP_WORDS[i]} == [=@] ]] && joined=yes || joined=
  done
  [[ $word != [=@] ]] || word=

  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      compopt -o default
    else
      line=${line%%$'\t'*}
      COMPREPLY+=("${line#"${words[-1]%"$word"}"}")
    fi
  done < <(kaiji-cli complete "${words[@]}" 2> /dev/null)
  [[ ${COMPREPLY[0]:-} != *= ]] || compopt -o nospace
}

complete -F _kaiji_cli kaiji-cli
