package io.thecloud.deploy.image;

import io.thecloud.schema.engine.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which images serve which engine and version, in the order they are looked for.
public final class ImageCatalogue {
    /// What `up` makes ready, so that the first database need not wait for it.
    public static final ImageChoice DEFAULT = of(Engine.POSTGRES, "16");

    private ImageCatalogue() {}

    /// Everything on offer.
    public static List<ImageChoice> all() {
        return Arrays.stream(Engine.values())
                .flatMap(engine -> engine.versions().stream().map(version -> of(engine, version)))
                .toList();
    }

    private static ImageChoice of(Engine engine, String version) {
        var name = engine.name().toLowerCase(Locale.ROOT);
        return new ImageChoice(name, version, name + ":" + version + "-alpine", "cloud-local/" + name + ":" + version);
    }
}
