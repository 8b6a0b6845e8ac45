#!/bin/sh
# Replaces rules of ufw: 2 added, 0 removed, 0 moved.
#
#   sh THIS_FILE            apply; what is already applied is left alone
#   sh THIS_FILE confirm    keep what was applied: without it the old rules come back after 60 s (0: nothing to confirm)
#   sh THIS_FILE rollback   bring the old rules back now
#
# It gives the rules to the kernel, first what both the old and the new rules let through, then the new rules, so that at no moment more
# passes than before or after. It writes /etc/ufw/user.rules, user6.rules and the default policies in /etc/default/ufw: at once if there is
# nothing to confirm, else when it is confirmed, so that until then a restart of the host, or of ufw, brings the old rules back too, and
# rules that others add meanwhile are kept. A process beside this one waits for that time, whatever becomes of this one; where it is ended
# too, ufw reload brings the old rules back. It never reloads or resets ufw itself.
#
# Exit status: 0 done, or nothing to do; 1 not possible here; 2 the rules, or default policies, of the files or of the kernel are not those
# that this was planned on; 3 it could lock you out; 4 somebody else is changing rules, or a change waits to be confirmed; 5 it failed, and
# the old rules are back; 6 it failed, and the old rules could not be brought back in full: look at the host.
set -u
umask 077
LC_ALL=C
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH

planned=1cd8831e14f0cd12a6230a108c58f9dd79a9db22f5e7a18daf51ef23cef5d44b
result=a0281366913333a1ff32f9411e6847d750d57be6f1bc6759d85613904ccf8988
port=22
seconds=60
before=INPUT=DROP,OUTPUT=ACCEPT,FORWARD=DROP
after=INPUT=DROP,OUTPUT=ACCEPT,FORWARD=DROP
old=''
new=''
stricter=''
count4=10
count6=0

rules=/etc/ufw/user.rules
rules6=/etc/ufw/user6.rules
defaults=/etc/default/ufw
state=/run/netpol4j-ufw

say() {
    printf 'netpol4j: %s\n' "$*" 2>/dev/null || :
}

stop() {
    status=$1
    shift
    say "$*" >&2
    exit "$status"
}

# From here on nothing that a terminal or a pipe does ends this.
hold_on() {
    trap '' HUP INT QUIT TERM PIPE
}

result4() {
    cat <<'END_OF_NETPOL4J_TEXT'
*filter
:ufw-user-input - [0:0]
:ufw-user-output - [0:0]
:ufw-user-forward - [0:0]
:ufw-before-logging-input - [0:0]
:ufw-before-logging-output - [0:0]
:ufw-before-logging-forward - [0:0]
:ufw-user-logging-input - [0:0]
:ufw-user-logging-output - [0:0]
:ufw-user-logging-forward - [0:0]
:ufw-after-logging-input - [0:0]
:ufw-after-logging-output - [0:0]
:ufw-after-logging-forward - [0:0]
:ufw-logging-deny - [0:0]
:ufw-logging-allow - [0:0]
:ufw-user-limit - [0:0]
:ufw-user-limit-accept - [0:0]
### RULES ###

### tuple ### allow tcp 22 0.0.0.0/0 any 0.0.0.0/0 in comment=6e6574706f6c346a3a702f3232
-A ufw-user-input -p tcp --dport 22 -j ACCEPT

### tuple ### deny tcp 1433 0.0.0.0/0 any 0.0.0.0/0 in comment=6e6574706f6c346a3a702f31343333
-A ufw-user-input -p tcp --dport 1433 -j DROP

### tuple ### limit tcp 22 0.0.0.0/0 any 0.0.0.0/0 in
-A ufw-user-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --set
-A ufw-user-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --update --seconds 30 --hitcount 6 -j ufw-user-limit
-A ufw-user-input -p tcp --dport 22 -j ufw-user-limit-accept

### tuple ### allow_log tcp 80 0.0.0.0/0 any 0.0.0.0/0 in
-A ufw-user-logging-input -p tcp --dport 80 -m conntrack --ctstate NEW -m limit --limit 3/min --limit-burst 10 -j LOG --log-prefix "[UFW ALLOW] "
-A ufw-user-logging-input -p tcp --dport 80 -j RETURN
-A ufw-user-input -p tcp --dport 80 -j ufw-user-logging-input
-A ufw-user-input -p tcp --dport 80 -j ACCEPT

### tuple ### reject tcp 443 0.0.0.0/0 any 0.0.0.0/0 in
-A ufw-user-input -p tcp --dport 443 -j REJECT --reject-with tcp-reset

### END RULES ###

### LOGGING ###
-A ufw-after-logging-input -j LOG --log-prefix "[UFW BLOCK] " -m limit --limit 3/min --limit-burst 10
-A ufw-after-logging-forward -j LOG --log-prefix "[UFW BLOCK] " -m limit --limit 3/min --limit-burst 10
-I ufw-logging-deny -m conntrack --ctstate INVALID -j RETURN -m limit --limit 3/min --limit-burst 10
-A ufw-logging-deny -j LOG --log-prefix "[UFW BLOCK] " -m limit --limit 3/min --limit-burst 10
-A ufw-logging-allow -j LOG --log-prefix "[UFW ALLOW] " -m limit --limit 3/min --limit-burst 10
### END LOGGING ###

### RATE LIMITING ###
-A ufw-user-limit -m limit --limit 3/minute -j LOG --log-prefix "[UFW LIMIT BLOCK] "
-A ufw-user-limit -j REJECT
-A ufw-user-limit-accept -j ACCEPT
### END RATE LIMITING ###
COMMIT
END_OF_NETPOL4J_TEXT
}

result6() {
    cat <<'END_OF_NETPOL4J_TEXT'
*filter
:ufw6-user-input - [0:0]
:ufw6-user-output - [0:0]
:ufw6-user-forward - [0:0]
:ufw6-before-logging-input - [0:0]
:ufw6-before-logging-output - [0:0]
:ufw6-before-logging-forward - [0:0]
:ufw6-user-logging-input - [0:0]
:ufw6-user-logging-output - [0:0]
:ufw6-user-logging-forward - [0:0]
:ufw6-after-logging-input - [0:0]
:ufw6-after-logging-output - [0:0]
:ufw6-after-logging-forward - [0:0]
:ufw6-logging-deny - [0:0]
:ufw6-logging-allow - [0:0]
:ufw6-user-limit - [0:0]
:ufw6-user-limit-accept - [0:0]
### RULES ###

### END RULES ###

### LOGGING ###
-A ufw6-after-logging-input -j LOG --log-prefix "[UFW BLOCK] " -m limit --limit 3/min --limit-burst 10
-A ufw6-after-logging-forward -j LOG --log-prefix "[UFW BLOCK] " -m limit --limit 3/min --limit-burst 10
-I ufw6-logging-deny -m conntrack --ctstate INVALID -j RETURN -m limit --limit 3/min --limit-burst 10
-A ufw6-logging-deny -j LOG --log-prefix "[UFW BLOCK] " -m limit --limit 3/min --limit-burst 10
-A ufw6-logging-allow -j LOG --log-prefix "[UFW ALLOW] " -m limit --limit 3/min --limit-burst 10
### END LOGGING ###

### RATE LIMITING ###
-A ufw6-user-limit -m limit --limit 3/minute -j LOG --log-prefix "[UFW LIMIT BLOCK] "
-A ufw6-user-limit -j REJECT
-A ufw6-user-limit-accept -j ACCEPT
### END RATE LIMITING ###
COMMIT
END_OF_NETPOL4J_TEXT
}

beside4() {
    cat <<'END_OF_NETPOL4J_TEXT'
*filter
:n4j-old-input - [0:0]
:n4j-old-output - [0:0]
:n4j-old-forward - [0:0]
:n4j-old-logging-input - [0:0]
:n4j-old-logging-output - [0:0]
:n4j-old-logging-forward - [0:0]
:n4j-new-input - [0:0]
:n4j-new-output - [0:0]
:n4j-new-forward - [0:0]
:n4j-new-logging-input - [0:0]
:n4j-new-logging-output - [0:0]
:n4j-new-logging-forward - [0:0]
-A n4j-old-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --set
-A n4j-old-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --update --seconds 30 --hitcount 6 -j ufw-user-limit
-A n4j-old-input -p tcp --dport 22 -j ufw-user-limit-accept
-A n4j-old-logging-input -p tcp --dport 80 -m conntrack --ctstate NEW -m limit --limit 3/min --limit-burst 10 -j LOG --log-prefix "[UFW ALLOW] "
-A n4j-old-logging-input -p tcp --dport 80 -j RETURN
-A n4j-old-input -p tcp --dport 80 -j ufw-user-logging-input
-A n4j-old-input -p tcp --dport 80 -j ACCEPT
-A n4j-old-input -p tcp --dport 443 -j REJECT --reject-with tcp-reset
-A n4j-new-input -p tcp --dport 22 -j ACCEPT
-A n4j-new-input -p tcp --dport 1433 -j DROP
-A n4j-new-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --set
-A n4j-new-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --update --seconds 30 --hitcount 6 -j ufw-user-limit
-A n4j-new-input -p tcp --dport 22 -j ufw-user-limit-accept
-A n4j-new-logging-input -p tcp --dport 80 -m conntrack --ctstate NEW -m limit --limit 3/min --limit-burst 10 -j LOG --log-prefix "[UFW ALLOW] "
-A n4j-new-logging-input -p tcp --dport 80 -j RETURN
-A n4j-new-input -p tcp --dport 80 -j ufw-user-logging-input
-A n4j-new-input -p tcp --dport 80 -j ACCEPT
-A n4j-new-input -p tcp --dport 443 -j REJECT --reject-with tcp-reset
COMMIT
END_OF_NETPOL4J_TEXT
}

beside6() {
    cat <<'END_OF_NETPOL4J_TEXT'
*filter
:n4j-old-input - [0:0]
:n4j-old-output - [0:0]
:n4j-old-forward - [0:0]
:n4j-old-logging-input - [0:0]
:n4j-old-logging-output - [0:0]
:n4j-old-logging-forward - [0:0]
:n4j-new-input - [0:0]
:n4j-new-output - [0:0]
:n4j-new-forward - [0:0]
:n4j-new-logging-input - [0:0]
:n4j-new-logging-output - [0:0]
:n4j-new-logging-forward - [0:0]
COMMIT
END_OF_NETPOL4J_TEXT
}

between4() {
    cat <<'END_OF_NETPOL4J_TEXT'
*filter
:ufw-user-input - [0:0]
:ufw-user-output - [0:0]
:ufw-user-forward - [0:0]
-A ufw-user-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --set
-A ufw-user-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --update --seconds 30 --hitcount 6 -j ufw-user-limit
-A ufw-user-input -p tcp --dport 22 -g n4j-new-input
-A ufw-user-input -p tcp --dport 80 -j ufw-user-logging-input
-A ufw-user-input -p tcp --dport 80 -g n4j-new-input
-A ufw-user-input -p tcp --dport 443 -j REJECT --reject-with tcp-reset
-A ufw-user-input -p tcp --dport 22 -j RETURN
-A ufw-user-input -p tcp --dport 1433 -j DROP
-A ufw-user-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --set
-A ufw-user-input -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --update --seconds 30 --hitcount 6 -j ufw-user-limit
-A ufw-user-input -p tcp --dport 22 -j RETURN
-A ufw-user-input -p tcp --dport 80 -j RETURN
-A ufw-user-input -p tcp --dport 443 -j REJECT --reject-with tcp-reset
COMMIT
END_OF_NETPOL4J_TEXT
}

between6() {
    cat <<'END_OF_NETPOL4J_TEXT'
*filter
:ufw6-user-input - [0:0]
:ufw6-user-output - [0:0]
:ufw6-user-forward - [0:0]
COMMIT
END_OF_NETPOL4J_TEXT
}

digest() {
    cat "$1" "$2" | sha256sum | cut -d ' ' -f 1
}

is() {
    [ "$(digest "$rules" "$rules6")" = "$1" ] && [ "$(by_default)" = "$2" ]
}

setting() {
    sed -n "s/^$2=[\"']\{0,1\}\([A-Za-z]*\).*/\1/p" "$1" | tail -n 1 | tr '[:upper:]' '[:lower:]'
}

# The default policies of the file, as the plan has them.
by_default() {
    for chain in INPUT OUTPUT FORWARD; do
        printf '%s=%s\n' "$chain" "$(setting "$defaults" "DEFAULT_${chain}_POLICY" | tr '[:lower:]' '[:upper:]')"
    done | paste -s -d , -
}

# What ufw holds while it changes rules. It is a lock of a process, so a helper has it as long as this shell lives.
take_lock() {
    mkfifo "$work/ask" "$work/answer" || return 1
    python3 -c '
import fcntl, sys, time
lock = open("/run/ufw.lock", "a")
for _ in range(100):
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        print("locked", flush=True)
        sys.stdin.read()
        break
    except OSError:
        time.sleep(0.1)
' <"$work/ask" >"$work/answer" 2>/dev/null &
    exec 9>"$work/ask"
    read -r answer <"$work/answer" && [ "$answer" = locked ]
}

begin() {
    [ "$(id -u)" = 0 ] || stop 1 'only root can change rules'
    for needed in ufw python3 sha256sum paste iptables-restore ip6tables-restore iptables-save ip6tables-save mkfifo; do
        command -v "$needed" >/dev/null || stop 1 "there is no $needed"
    done
    for needed in "$rules" "$rules6" /etc/ufw/ufw.conf "$defaults"; do
        [ -f "$needed" ] || stop 1 "there is no file $needed"
    done
    mkdir -p "$state" || stop 1 "there can be no folder $state"
    work=$(mktemp -d) || stop 1 'there can be no temporary folder'
    trap 'rm -rf "$work"' EXIT
    take_lock || stop 4 'ufw is busy: somebody else is changing rules'
    families=
    if [ "$(setting /etc/ufw/ufw.conf ENABLED)" = yes ]; then
        families=4
        [ "$(setting "$defaults" IPV6)" != yes ] || families='4 6'
    fi
}

load() {
    [ "$1" = 4 ] && { iptables-restore -n; return; }
    ip6tables-restore -n
}

saved() {
    [ "$1" = 4 ] && { iptables-save -t filter; return; }
    ip6tables-save -t filter
}

prefix() {
    [ "$1" = 4 ] && { echo ufw-user-; return; }
    echo ufw6-user-
}

file() {
    [ "$1" = 4 ] && { echo "$rules"; return; }
    echo "$rules6"
}

# The kernel's rules of the chains whose names begin so, chain by chain.
chains() {
    sed -n "s/^-A $1/-A /p" | grep -v '^-A limit' | sort -s -k 2,2
}

live() {
    saved "$1" >"$work/saved" || return 1
    chains "$(prefix "$1")" <"$work/saved"
    return 0
}

# Whether the kernel has just the rules that stand in the chains beside: "old", but for what only logs, or "new".
same() {
    live "$1" >"$work/live" || return 1
    grep -q "^:$(prefix "$1")input " "$work/saved" || return 1
    chains "n4j-$2-" <"$work/saved" >"$work/beside"
    # With logging off, ufw itself puts what logs into files and kernel in different orders.
    [ "$2" = new ] || for list in live beside; do
        grep -v '^-A logging-' "$work/$list" >"$work/next"
        mv "$work/next" "$work/$list"
    done
    cmp -s "$work/live" "$work/beside" || return 1
    [ "$2" != new ] || [ "$(wc -l <"$work/live")" -eq "$(eval "echo \$count$1")" ]
}

# Whether the kernel has what was put there for the moment between: a run was interrupted.
interrupted() {
    live "$1" && grep -q -e ' -g n4j-' "$work/live"
}

# Whether there are chains beside: a run was interrupted, or could not remove them.
unfinished() {
    for family in $families; do
        saved "$family" >"$work/saved"
        ! grep -q '^:n4j-new-' "$work/saved" || return 0
    done
    return 1
}

lower() {
    echo "$1" | tr '[:upper:]' '[:lower:]'
}

infix() {
    [ "$1" = 4 ] || echo 6
}

# For the kernel, what ufw's start makes of default policies, each CHAIN=TARGET.
policies() {
    ufw=ufw$(infix "$1")
    for one in $2; do
        way=$(lower "${one%%=*}")
        target=${one#*=}
        [ "$target" = ACCEPT ] && echo ":${one%%=*} ACCEPT [0:0]" || echo ":${one%%=*} DROP [0:0]"
        for chain in reject track skip-to-policy; do
            echo ":$ufw-$chain-$way - [0:0]"
        done
        echo "-A $ufw-skip-to-policy-$way -j $target"
        [ "$target" != REJECT ] || echo "-A $ufw-reject-$way -j REJECT"
        [ "$target" != ACCEPT ] || {
            echo "-A $ufw-track-$way -p tcp -m conntrack --ctstate NEW -j ACCEPT"
            echo "-A $ufw-track-$way -p udp -m conntrack --ctstate NEW -j ACCEPT"
        }
    done
}

load_policies() {
    [ -z "$2" ] || {
        echo '*filter'
        policies "$1" "$2"
        echo COMMIT
    } | load "$1"
}

# Whether the kernel, as last saved, has these default policies.
has_policies() {
    ufw=ufw$(infix "$1")
    for one in $2; do
        way=$(lower "${one%%=*}")
        policy=$(sed -n "s/^:${one%%=*} \([A-Z]*\) .*/\1/p" "$work/saved")
        skip=$(sed -n "s/^-A $ufw-skip-to-policy-$way -j \([A-Z]*\).*/\1/p" "$work/saved")
        rejects=$(grep -c "^-A $ufw-reject-$way -j REJECT" "$work/saved")
        tracks=$(grep -c "^-A $ufw-track-$way .* -j ACCEPT" "$work/saved")
        case ${one#*=}:$policy:$skip:$rejects:$tracks in
            ACCEPT:ACCEPT:ACCEPT:0:2 | DROP:DROP:DROP:0:0 | REJECT:DROP:REJECT:1:0) ;;
            *) return 1 ;;
        esac
    done
}

put_beside() {
    for family in $families; do
        "beside$family" | load "$family" || return 1
    done
}

# What both let through, and the stricter default policies, in one step.
tighten() {
    for family in $families; do
        {
            echo '*filter'
            policies "$family" "$stricter"
            "between$family" | sed 1d
        } | load "$family" || return 1
    done
}

# The new rules and default policies, or those of the files. Looser default policies come last.
loosen() {
    for family in $families; do
        if [ "$1" = new ]; then
            "result$family" | load "$family" && load_policies "$family" "$new" || return 1
        else
            load "$family" <"$(file "$family")" && load_policies "$family" "$(of_file)" || return 1
        fi
    done
}

# Of the default policies that change, what the file says now.
of_file() {
    for one in $old; do
        printf '%s=%s ' "${one%%=*}" "$(setting "$defaults" "DEFAULT_${one%%=*}_POLICY" | tr '[:lower:]' '[:upper:]')"
    done
}

has() {
    wanted=$old
    [ "$2" = old ] || wanted=$new
    same "$1" "$2" && has_policies "$1" "$wanted"
}

check() {
    for family in $families; do
        has "$family" "$1" || return 1
    done
}

# Removes the chains beside, those that there are.
clear_beside() {
    for family in $families; do
        saved "$family" >"$work/saved"
        remove_beside "$family" <"$work/saved" || return 1
    done
}

# The same when the text that made them is at hand.
clear_all_beside() {
    for family in $families; do
        "beside$family" | remove_beside "$family" || return 1
    done
}

remove_beside() {
    sed -n 's/^:\(n4j-[a-z-]*\) .*/\1/p' >"$work/names"
    [ -s "$work/names" ] || return 0
    {
        echo '*filter'
        sed 's/^/-F /' "$work/names"
        sed 's/^/-X /' "$work/names"
        echo COMMIT
    } | load "$1"
}

# Replaces a file in one step, where it is no mount of its own; mode and owner stay.
put() {
    ! cmp -s "$1" "$2" || return 0
    cp -p "$1" "$1.netpol4j" && cat "$2" >"$1.netpol4j" || return 1
    mv -f "$1.netpol4j" "$1" 2>/dev/null || { cat "$2" >"$1" && rm -f "$1.netpol4j"; }
}

# Changes default policies in ufw's file; all else there stays.
put_policies() {
    cat "$defaults" >"$work/defaults" || return 1
    for one in $1; do
        line="DEFAULT_${one%%=*}_POLICY=\"${one#*=}\""
        if grep -q "^${line%%=*}=" "$work/defaults"; then
            sed "s/^${line%%=*}=.*/$line/" "$work/defaults" >"$work/next" && mv "$work/next" "$work/defaults" || return 1
        else
            echo "$line" >>"$work/defaults" || return 1
        fi
    done
    put "$defaults" "$work/defaults"
}

# In this order a start of ufw half way opens nothing that was closed and stays so.
put_files() {
    put_policies "$stricter" && put "$rules" "$1" && put "$rules6" "$2" && put_policies "$3"
}

# Brings the old rules back, by the same steps. Goes on when one fails.
undo() {
    failed=0
    put_beside || failed=1
    tighten || failed=1
    is "$planned" "$before" || put_files "$state/old4" "$state/old6" "$old" || failed=1
    loosen old || failed=1
    check old || failed=1
    [ "$failed" = 0 ] && { clear_beside || failed=1; }
    return "$failed"
}

fail() {
    say "$1" >&2
    undo && {
        rm -f "$state/pending"
        stop 5 'the old rules are back'
    }
    stop 6 "the old rules could not be brought back in full; they are in $state"
}

# The port of the session that this runs in, from the nearest process that has one.
session_port() {
    pid=$$
    while [ "${pid:-0}" -gt 1 ]; do
        session=$(tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | sed -n 's/^SSH_CONNECTION=//p' | head -n 1)
        [ -z "$session" ] || { echo "${session##* }"; return; }
        pid=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
    done
}

# It was seen, when this was made, that the management port stays open; this is what could not be seen then.
guard() {
    [ "$port" != 0 ] || return 0
    mine=$(session_port 2>/dev/null)
    [ -z "$mine" ] || [ "$mine" = "$port" ] ||
        stop 3 "you are connected to port $mine, and only port $port was seen to stay open"
}

# One change at a time. Where whoever waited was ended, the kernel tells whether anything is left of it.
no_other_change() {
    by=$(cut -d ' ' -f 2 "$state/pending" 2>/dev/null)
    [ -z "$by" ] || ! kill -0 "$by" 2>/dev/null || stop 4 "an earlier change waits to be confirmed (see $state/pending)"
}

apply() {
    begin
    no_other_change
    ! is "$result" "$after" || nothing_to_do
    [ "$(digest "$rules" "$rules6")" = "$planned" ] || stop 2 'the rules are not those that this was planned on: plan again'
    [ "$(by_default)" = "$before" ] ||
        stop 2 "the default policies are $(by_default), and this was planned on $before: plan again"
    guard
    result4 >"$work/result4"
    result6 >"$work/result6"
    [ "$(digest "$work/result4" "$work/result6")" = "$result" ] || stop 1 'this script is damaged'
    cp -p "$rules" "$state/old4" && cp -p "$rules6" "$state/old6" && cp -p "$defaults" "$state/old-defaults" ||
        stop 1 "there can be no copies in $state"
    [ -n "$families" ] || seconds=0

    hold_on
    put_beside || { clear_beside; stop 5 'the kernel refuses the new rules; nothing was changed'; }
    for family in $families; do
        has "$family" old || interrupted "$family" || {
            clear_beside
            stop 2 "the kernel has other rules than ufw's files (IPv$family): ufw reload gives it those of the files"
        }
    done
    [ "$seconds" = 0 ] || start_watch || { clear_beside; stop 5 "$state can't be written; nothing was changed"; }
    tighten || fail 'the kernel refuses what both let through'
    [ "$seconds" != 0 ] || put_files "$work/result4" "$work/result6" "$new" || fail 'the files cannot be written'
    loosen new || fail 'the kernel refuses the new rules'
    check new || fail 'the kernel does not show the new rules'
    clear_all_beside || say 'chains that are not used any more could not be removed' >&2
    if [ -z "$families" ]; then
        say 'applied to the files: 2 added, 0 removed, 0 moved; ufw is not enabled'
    else
        say 'applied, and read back from the kernel: 2 added, 0 removed, 0 moved'
    fi
    [ "$seconds" = 0 ] || say "confirm it within $seconds s, or the old rules come back: sh THIS_FILE confirm"
}

# The files say already what they shall; says what the kernel has.
nothing_to_do() {
    hold_on
    was=
    ! unfinished || was=unfinished
    if put_beside && check new; then
        said='nothing to do: the rules are there'
    elif [ -n "$was" ]; then
        loosen new && check new || stop 6 'the kernel does not take the new rules'
    else
        clear_beside
        stop 2 "nothing done: ufw's files have the rules already, but the kernel has others: ufw reload gives it those of the files"
    fi
    clear_beside || :
    [ -z "$was" ] || said='an interrupted run is finished'
    say "$said"
    exit 0
}

# What brings the old rules back is there before anything changes, and does not end with this shell.
start_watch() {
    rm -f "$state/rolling-back"
    token=${work##*/}
    echo "$id - $token" >"$state/pending" || return 1
    ( watch ) 9>&- </dev/null >>"$state/log" 2>&1 &
    echo "$id $! $token" >"$state/pending.new" && mv "$state/pending.new" "$state/pending"
}

# Beside this shell, without its lock: waits for the confirmation.
watch() {
    trap - EXIT
    i=0
    while [ "$i" -lt "$seconds" ]; do
        sleep 1
        grep -q " $token\$" "$state/pending" 2>/dev/null || exit 0
        i=$((i + 1))
    done
    mv "$state/pending" "$state/rolling-back" 2>/dev/null || exit 0
    for i in 1 2 3 4 5 6 7 8 9 10; do
        ! (back) || exit 0
        sleep 2
    done
}

# Whoever renames the file has decided.
roll_back() {
    mv "$state/pending" "$state/rolling-back" 2>/dev/null || stop 1 'no change waits to be confirmed'
    back
}

# Gives the kernel what the files say; they still say what they did, or what others have made of it meanwhile.
back() {
    begin
    hold_on
    if is "$planned" "$before"; then
        undo || stop 6 "the old rules could not be brought back in full; they are in $state"
        said='the old rules are back'
    else
        for family in $families; do
            load_policies "$family" "$stricter" || stop 6 'the kernel does not take the default policies'
        done
        loosen old || stop 6 "the kernel does not take the rules of ufw's files"
        clear_beside || :
        said='the old rules are back, with what others changed meanwhile'
    fi
    rm -f "$state/rolling-back"
    say "$said"
}

is_ours() {
    [ -s "$state/pending" ] && [ "$(cut -d ' ' -f 1 "$state/pending")" = "$id" ]
}

confirm() {
    is_ours || stop 1 'this change does not wait to be confirmed'
    begin
    is "$planned" "$before" ||
        stop 2 "ufw's files were changed meanwhile: this is not confirmed, and the old rules come back with those changes; plan again then"
    hold_on
    put_beside && check new || {
        clear_beside
        stop 2 'the kernel does not have the new rules any more: this is not confirmed; apply again when the old rules are back'
    }
    clear_beside || :
    result4 >"$work/result4"
    result6 >"$work/result6"
    is_ours && mv "$state/pending" "$state/confirmed" 2>/dev/null || stop 1 'this change does not wait to be confirmed any more'
    put_files "$work/result4" "$work/result6" "$new" || fail 'the files cannot be written'
    say 'confirmed'
}

main() {
    id=$result:$after
    case ${1-apply} in
        apply)
            apply
            ;;
        confirm)
            confirm
            ;;
        rollback)
            is_ours || stop 1 'this change does not wait to be confirmed'
            roll_back
            ;;
        *)
            stop 1 'say nothing, confirm or rollback'
            ;;
    esac
}

main "$@"
