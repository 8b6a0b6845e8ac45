package io.github.netpol4j.ufw.rule;

import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * An application profile: ports under a name. A rule that names it is as many rules as it has port groups, and does not follow later
 * changes of the profile.
 *
 * @param name its name
 * @param title a short description
 * @param description a longer one
 * @param groups its ports, in the order in which rules are made of them
 */
public record UfwApplication(String name, String title, String description, List<UfwPortGroup> groups) {

    /**
     * A profile. What ufw refuses is found by its checks, not here.
     *
     * @param name its name
     * @param title a short description
     * @param description a longer one
     * @param groups its ports, in the order in which rules are made of them
     */
    public UfwApplication {
        Given.noneNull("an application profile", name, title, description);
        groups = List.copyOf(Given.noNulls("an application profile", groups));
    }
}
