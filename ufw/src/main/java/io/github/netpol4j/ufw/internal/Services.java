package io.github.netpol4j.ufw.internal;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The better known names of ports in /etc/services, as Debian has them.
 *
 * <p>Source: IANA, "Service Name and Transport Protocol Port Number Registry"; which of it, Debian's netbase 6.4.
 */
public final class Services {

    private static final String NAMES = """
            echo 7 tcp+udp
            discard 9 tcp+udp
            daytime 13 tcp+udp
            ftp-data 20 tcp
            ftp 21 tcp
            ssh 22 tcp
            telnet 23 tcp
            smtp 25 tcp
            time 37 tcp+udp
            whois 43 tcp
            domain 53 tcp+udp
            bootps 67 udp
            bootpc 68 udp
            tftp 69 udp
            finger 79 tcp
            http 80 tcp
            kerberos 88 tcp+udp
            pop3 110 tcp
            sunrpc 111 tcp+udp
            nntp 119 tcp
            ntp 123 udp
            epmap 135 tcp
            netbios-ssn 139 tcp
            imap2 143 tcp
            snmp 161 tcp+udp
            snmp-trap 162 tcp+udp
            bgp 179 tcp
            ldap 389 tcp+udp
            https 443 tcp+udp
            microsoft-ds 445 tcp
            kpasswd 464 tcp+udp
            submissions 465 tcp
            isakmp 500 udp
            syslog 514 udp
            printer 515 tcp
            dhcpv6-client 546 udp
            dhcpv6-server 547 udp
            rtsp 554 tcp+udp
            submission 587 tcp
            ipp 631 tcp
            ldaps 636 tcp+udp
            kerberos-adm 749 tcp
            domain-s 853 tcp+udp
            rsync 873 tcp
            ftps 990 tcp
            imaps 993 tcp
            pop3s 995 tcp
            openvpn 1194 tcp+udp
            ms-sql-s 1433 tcp
            ms-sql-m 1434 udp
            radius 1812 tcp+udp
            radius-acct 1813 tcp+udp
            nfs 2049 tcp+udp
            gpsd 2947 tcp
            iscsi-target 3260 tcp
            mysql 3306 tcp
            nut 3493 tcp+udp
            svn 3690 tcp
            ipsec-nat-t 4500 udp
            munin 4949 tcp
            sip 5060 tcp+udp
            sip-tls 5061 tcp+udp
            xmpp-client 5222 tcp
            xmpp-server 5269 tcp
            mdns 5353 udp
            postgresql 5432 tcp
            nrpe 5666 tcp
            amqps 5671 tcp
            amqp 5672 tcp
            x11 6000 tcp
            redis 6379 tcp
            syslog-tls 6514 tcp
            http-alt 8080 tcp
            puppet 8140 tcp
            git 9418 tcp
            zabbix-agent 10050 tcp
            zabbix-trapper 10051 tcp
            """;

    private static final Map<String, Map<Protocol, Integer>> NUMBERS = new TreeMap<>();

    static {
        NAMES.lines().map(line -> line.split(" ", 0)).forEach(row -> {
            int number = Integer.parseInt(row[1]);
            Map<Protocol, Integer> ofName = NUMBERS.computeIfAbsent(row[0], name -> new TreeMap<>());
            if (row[2].contains("tcp")) {
                ofName.put(Protocol.TCP, number);
            }
            if (row[2].contains("udp")) {
                ofName.put(Protocol.UDP, number);
            }
        });
    }

    private Services() {}

    /**
     * The number behind a name.
     *
     * @param protocol TCP or UDP
     * @param name the name
     * @return empty for a name that is not among them, or not of that protocol
     */
    public static Optional<Integer> number(Protocol protocol, String name) {
        Given.noneNull("number(..)", protocol, name);
        return Optional.ofNullable(NUMBERS.getOrDefault(name, Map.of()).get(protocol));
    }

    /**
     * Whether a name is among them.
     *
     * @param name any text
     * @return whether it has a number
     */
    public static boolean isName(String name) {
        return NUMBERS.containsKey(Given.notNull("isName(..)", name));
    }
}
