package org.usersay.starter.problem;

/**
 * One thing wrong with a body or a parameter.
 *
 * @param pointer a JSON pointer into the body, or the parameter's name
 * @param detail what is wrong, for a person
 */
public record FieldError(String pointer, String detail) {}
