package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.Optional;

/**
 * The objects that a target reads. Between them and other kinds lies what was meant as one of them: to pass over that would leave
 * open what someone closed.
 *
 * @param <T> what an object becomes
 */
public interface Kinds<T> {

    /**
     * Whether an object is one of the target's, or a list of them, or was meant to be.
     *
     * @param type what it says
     * @return false if it is none of the target's business
     */
    boolean isOneOrMeantSo(TypeMeta type);

    /**
     * Whether an object is one of the target's by what it holds, of whatever kind.
     *
     * @param type what it says, which {@link #isOneOrMeantSo} does not accept
     * @param object it
     * @return false where the kind decides alone
     */
    default boolean isOneByContent(TypeMeta type, Mapping object) {
        return false;
    }

    /**
     * Whether it is a list of one of the target's kinds.
     *
     * @param type one that {@link #isOneOrMeantSo} accepts
     * @return false for an object
     */
    boolean isList(TypeMeta type);

    /**
     * Whether an object without a kind was meant to be one of the target's.
     *
     * @param object it
     * @return whether it looks so
     */
    boolean looksLikeOne(Mapping object);

    /**
     * Tells what is wrong with kind and apiVersion of an object that {@link #isOneOrMeantSo} or {@link #looksLikeOne} accepts.
     *
     * @param scope takes the problems
     * @param object the object
     * @param type what it says
     * @param path where it is
     */
    void check(ReadScope scope, Mapping object, TypeMeta type, TreePath path);

    /**
     * What the items of a list are where they do not say it.
     *
     * @param list what the list says
     * @return what an item would say
     */
    TypeMeta item(TypeMeta list);

    /**
     * Reads an object.
     *
     * @param scope takes the problems
     * @param object the object
     * @param type what it is
     * @param path where it is
     * @return the object; empty if it is none that is kept
     */
    Optional<T> read(ReadScope scope, Mapping object, TypeMeta type, TreePath path);

    /**
     * What no two objects may have in common.
     *
     * @param object an object
     * @return such as {@code NetworkPolicy shop/db}; empty if it has no name yet
     */
    Optional<String> identity(T object);

    /**
     * Told of each object and list that is none of the target's.
     *
     * @param scope knows the place
     * @param object it
     * @param type what it says
     * @param path where it is
     */
    default void passOver(ReadScope scope, Mapping object, TypeMeta type, TreePath path) {}
}
