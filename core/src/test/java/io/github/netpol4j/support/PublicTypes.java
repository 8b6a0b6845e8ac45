package io.github.netpol4j.support;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The classes of the library, without its tests. */
public final class PublicTypes {

    /** The root package of the library. */
    public static final String ROOT = "io.github.netpol4j";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private PublicTypes() {}

    /** All classes of the library. */
    public static JavaClasses all() {
        return CLASSES;
    }

    /** Whether a type can be named from outside: it and whatever it is nested in is public. */
    public static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypes::isPublic).orElse(true);
    }

    /** The public types of some packages, each as what follows the root package. */
    public static List<Class<?>> of(Collection<String> packages) {
        return CLASSES.stream()
                .filter(PublicTypes::isPublic)
                .filter(type -> packages.contains(type.getPackageName().substring(ROOT.length())))
                .sorted(Comparator.comparing(JavaClass::getName))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }
}
