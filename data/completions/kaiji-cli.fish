# Completion for kaiji-cli in fish. Verbs and options are those that its help shows.
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later

function __kaiji_cli_verbs
    LC_ALL=C.UTF-8 kaiji-cli --help 2>/dev/null |
        string replace -rf '^  ([a-z-]+)  +([A-Z].*)$' '$1\t$2'
end

function __kaiji_cli_options
    set -l words (commandline -opc)
    test (count $words) -ge 2; or return
    LC_ALL=C.UTF-8 kaiji-cli $words[2] --help 2>/dev/null |
        string replace -rf '^.*(--[a-z][a-z-]*=?)\S*  +(.*)$' '$1\t$2'
end

function __kaiji_cli_schemes
    kaiji-cli schemes 2>/dev/null | string match -v 'id*' |
        string replace -r '^(\S+)\t(\S+)\t(\S+).*' '$1@$2\t$3'
end

complete -c kaiji-cli -n 'test (count (commandline -opc)) -eq 1' -f -a '(__kaiji_cli_verbs)'
complete -c kaiji-cli -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__kaiji_cli_options)'
complete -c kaiji-cli -n '__fish_seen_subcommand_from new scheme' -f -a '(__kaiji_cli_schemes)'
