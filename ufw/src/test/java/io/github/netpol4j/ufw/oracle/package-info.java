/** What the kernel does with the rules of ufw, walked chain by chain as text. It shares nothing with the library, not even the model. */
package io.github.netpol4j.ufw.oracle;
