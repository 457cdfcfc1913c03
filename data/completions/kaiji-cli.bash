# Completion for kaiji-cli in bash. Verbs, options and their choices are those that its help shows.
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later

_kaiji_cli () {
  local word=$2 previous=$3 verb='' i help

  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then
      verb=${COMP_WORDS[i]}
      break
    fi
  done

  if [[ -z $verb ]]; then
    mapfile -t COMPREPLY < <(compgen -W "--help --version $(
      LC_ALL=C.UTF-8 kaiji-cli --help 2> /dev/null | sed -nE 's/^  ([a-z-]+)  +[A-Z].*/\1/p'
    )" -- "$word")
    return
  fi

  help=$(LC_ALL=C.UTF-8 kaiji-cli "$verb" --help 2> /dev/null)

  # Bash parts “--option=value” at the sign.
  if [[ $word == = ]]; then
    word=
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [[ $previous == --* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(
      sed -nE "s/.* ${previous}=([a-z|]*\\|[a-z|]*)( .*|\$)/\\1/p" <<< "$help" | tr '|' ' '
    )" -- "$word")
    (( ${#COMPREPLY[@]} == 0 )) || return
  fi

  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(grep -oE -- '--[a-z][a-z-]*=?' <<< "$help")" -- "$word")
    [[ ${COMPREPLY[0]:-} != *= ]] || compopt -o nospace
    return
  fi

  case $verb in
    new | scheme)
      # Bash parts “ID@EDITION” at the sign.
      if [[ $word == @ || $previous == @ ]]; then
        help=$previous
        [[ $word == @ ]] && word='' || help=${COMP_WORDS[COMP_CWORD - 2]}
        mapfile -t COMPREPLY < <(compgen -W "$(
          kaiji-cli schemes 2> /dev/null | awk -F '\t' -v id="$help" '$1 == id { print $2 }'
        )" -- "$word")
      else
        mapfile -t COMPREPLY < <(compgen -W "$(
          kaiji-cli schemes 2> /dev/null | awk -F '\t' 'NR > 1 { print $1 }' | sort -u
        )" -- "$word")
      fi
      ;;
    *)
      compopt -o default
      ;;
  esac
}

complete -F _kaiji_cli kaiji-cli
