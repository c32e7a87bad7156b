package org.usersay.starter.test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import org.usersay.starter.mongo.CollectionDefinition;

/** The collections that services declare, read from their classes. */
final class Layouts {

    private Layouts() {}

    /** Classes of a package and those below it, without tests. */
    static JavaClasses classes(String root) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    /** Every constant that declares a collection, in the order of their names. */
    static List<CollectionDefinition> in(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(CollectionDefinition.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .map(Layouts::value)
                .sorted(Comparator.comparing(CollectionDefinition::name))
                .toList();
    }

    private static CollectionDefinition value(JavaField constant) {
        try {
            var field = constant.reflect();
            field.setAccessible(true);
            return (CollectionDefinition) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
