package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * Which service accounts a pod may run as.
 *
 * @param names any of these; every one if empty
 * @param selector a selector of their labels; any if empty
 */
public record ServiceAccountMatch(List<String> names, String selector) {

    /**
     * Accounts, names copied.
     *
     * @param names any of these; every one if empty
     * @param selector a selector of their labels; any if empty
     */
    public ServiceAccountMatch {
        names = List.copyOf(Given.noNulls("serviceAccounts", names));
        Given.notNull("serviceAccounts", selector);
    }
}
