/** What is promised of ufw, as laws over random policies and flows. */
package io.github.netpol4j.ufw.laws;
