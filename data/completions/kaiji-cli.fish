# Completion for kaiji-cli in fish. The program itself says what may come: kaiji-cli complete WORD…
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later

function __kaiji_cli_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for line in (kaiji-cli complete $words[2..-1] $word 2>/dev/null)
        if test $line = :files
            # The value of an option comes with the option before it.
            set -l start (string match -r -- '^--[a-z-]+=' $word)
            __fish_complete_path (string replace -r -- '^--[a-z-]+=' '' $word) | string replace -r '^' -- "$start"
        else
            echo $line
        end
    end
end

complete -c kaiji-cli -f -a '(__kaiji_cli_complete)'
